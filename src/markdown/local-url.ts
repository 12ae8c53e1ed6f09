import { pictureName } from '../images/read-facts.ts';
import { decodeAddress } from '../text/decode-address.ts';

/** Puts the base path before a URL that starts with a single `/`, unless it is there already. */
export function withBase(url: string, base: string): string {
  if (base === '' || !isRootRelative(url)) return url;
  return startsWithBase(url, base) ? url : base + url;
}

/** The path of a URL within the site, decoded, without base, query and fragment; null when it points elsewhere. */
function sitePath(url: string, base: string): string | null {
  if (!isRootRelative(url)) return null;
  const path = url.split(/[?#]/, 1)[0] ?? url;
  const local = base !== '' && startsWithBase(path, base) ? path.slice(base.length) : path;
  return decodeAddress(local);
}

/** The path of a picture within the site, or relative to the document; null when it is another's or has no such name. */
export function picturePath(url: string, base: string): string | null {
  if (isRootRelative(url)) return sitePath(url, base);
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\#?])/i.test(url)) return null;
  const path = url.split(/[?#]/, 1)[0] ?? url;
  return pictureName.test(path) ? decodeAddress(path) : null;
}

/** A list of image candidates, each with the base path where it needs one. */
export function srcsetWithBase(srcset: string, base: string): string {
  if (srcset.includes('data:')) return srcset;
  return srcset.replace(
    /(^|,\s*)(\/[^\s,]*)/g,
    (_, before: string, url: string) => before + withBase(url, base),
  );
}

function isRootRelative(url: string): boolean {
  return url.charCodeAt(0) === 0x2f && url.charCodeAt(1) !== 0x2f && url.charCodeAt(1) !== 0x5c;
}

function startsWithBase(url: string, base: string): boolean {
  if (!url.startsWith(base)) return false;
  const next = url.charAt(base.length);
  return next === '' || next === '/' || next === '?' || next === '#';
}

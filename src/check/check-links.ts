import { error, type Place } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import { locate } from '../text/locate.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { PageLinks } from './page-links.ts';

/** A finished file of the site. */
export interface CheckedFile {
  /** Path within the output folder. */
  readonly path: string;
  /** Path within the site, no base. */
  readonly url: string;
  /** What the page points at; null for what is no HTML. */
  readonly links: PageLinks | null;
  /** The file it was made of and how its text is read, to place a fault in; null for pages nobody wrote. */
  readonly source: { readonly file: string; readonly read: () => string } | null;
}

/** Stands in for the site's address where it has none. */
const nowhere = 'http://site.invalid';

/** Finds every link, anchor and picture of the site that leads to nothing of the site; other sites are not asked. */
export function checkLinks(files: readonly CheckedFile[], config: Config): readonly Diagnostic[] {
  const root = config.url === '' ? nowhere : config.url;
  const { base } = config;
  const read = new Map(files.map(({ path, links }) => [path, links]));
  const paths = new Set(files.map(({ path }) => path));
  const urls = files.map(({ url }) => url);
  const faultOf = (file: CheckedFile, address: string, isImage: boolean): Diagnostic | null => {
    if (!URL.canParse(address, root + file.url))
      return broken(file, address, base, 'it is not an address', '');
    const target = new URL(address, root + file.url);
    const inside = pathInside(target, root);
    if (inside === null) return null;
    const found = servedFile(inside, paths);
    if (found === null) {
      const why = `nothing of the site stands at ${inside}`;
      return isImage
        ? missing(file, address, base, why)
        : broken(file, address, base, why, didYouMean(inside, urls));
    }
    const anchor = decode(target.hash.slice(1));
    const ids = read.get(found)?.ids;
    if (anchor === '' || anchor === 'top' || ids === undefined || ids.has(anchor)) return null;
    return broken(
      file,
      address,
      base,
      `${inside} has no heading or element #${anchor}`,
      didYouMean(anchor, ids),
    );
  };

  const faults = files.flatMap((file) => {
    const { links, images } = file.links ?? nothing;
    return [
      ...links.map((address) => faultOf(file, address, false)),
      ...images.map((address) => faultOf(file, address, true)),
    ];
  });
  return foldFaults(faults.filter((fault) => fault !== null));
}

const nothing: Pick<PageLinks, 'links' | 'images'> = { links: [], images: [] };

/** The path within the site, no base; null for an address elsewhere. */
function pathInside(target: URL, root: string): string | null {
  const { origin, pathname } = new URL(root);
  const base = pathname.replace(/\/$/, '');
  if (target.origin !== origin || !/^https?:$/.test(target.protocol)) return null;
  if (target.pathname !== base && !target.pathname.startsWith(`${base}/`)) return null;
  return decode(target.pathname.slice(base.length)) || '/';
}

/** The file a host serves at a path, as GitHub Pages does: itself, the folder's index, or with `.html`. */
function servedFile(url: string, paths: ReadonlySet<string>): string | null {
  const path = url.slice(1).normalize('NFC');
  const candidates =
    path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  return candidates.find((candidate) => paths.has(candidate)) ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Tells each fault once. One that several pages have and none of their sources holds comes from a layout or the menu. */
function foldFaults(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, Set<string | null>>();
  for (const { line, message, file } of faults)
    if (line === null) files.set(message, (files.get(message) ?? new Set()).add(file));
  const placed = new Set(faults.filter(({ line }) => line !== null).map(({ message }) => message));
  const told = new Map<string, Diagnostic>();
  for (const fault of faults) {
    // A list that shows the post's excerpt shows its fault too.
    if (fault.line === null && placed.has(fault.message)) continue;
    const isShared = fault.line === null && (files.get(fault.message)?.size ?? 0) > 1;
    const shown = isShared ? { ...fault, file: null, message: `${fault.message} (on several pages)` } : fault;
    told.set(`${shown.file}:${shown.line}:${shown.message}`, shown);
  }
  return [...told.values()];
}

function broken(file: CheckedFile, address: string, base: string, why: string, hint: string): Diagnostic {
  return error(
    'link-broken',
    `the link ${address} leads nowhere: ${why}`,
    placeOf(file, address, base),
    `Mend or remove the link.${hint}`,
  );
}

function missing(file: CheckedFile, address: string, base: string, why: string): Diagnostic {
  const remedy = 'Put the picture there, or mend its address.';
  return error(
    'image-missing',
    `the picture ${address} is not there: ${why}`,
    placeOf(file, address, base),
    remedy,
  );
}

/** Where the source names an address, which the page shows below the base path and percent-encoded. */
function placeOf({ source }: CheckedFile, address: string, base: string): Place | null {
  if (source === null) return null;
  const inside = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
  const text = source.read();
  const offsets = [address, decode(address), inside, decode(inside)].map((wanted) => offsetOf(wanted, text));
  const offset = offsets.find((at) => at !== -1);
  return offset === undefined ? { file: source.file } : { file: source.file, ...locate(text, offset) };
}

/** Where an address stands whole in a text, not as the beginning of a longer one; -1 if nowhere. */
function offsetOf(address: string, text: string): number {
  let at = text.indexOf(address);
  while (at !== -1 && /[\w/-]/.test(text[at + address.length] ?? '')) at = text.indexOf(address, at + 1);
  return at;
}

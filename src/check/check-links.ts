import { error, type Place } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import { locate } from '../text/locate.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { type PageLinks, readPageLinks } from './page-links.ts';

/** A finished file of the site. */
export interface CheckedFile {
  /** Path within the output folder. */
  readonly path: string;
  /** Path within the site, no base. */
  readonly url: string;
  /** The page as text; null for what is no HTML. */
  readonly html: string | null;
  /** The file it was made of and its text, to place a fault in; null for pages nobody wrote. */
  readonly source: { readonly file: string; readonly text: string } | null;
}

/** Stands in for the site's address where it has none. */
const nowhere = 'http://site.invalid';

/** Finds every link, anchor and picture of the site that leads to nothing of the site; other sites are not asked. */
export function checkLinks(files: readonly CheckedFile[], config: Config): readonly Diagnostic[] {
  const root = config.url === '' ? nowhere : config.url;
  const read = new Map(
    files.flatMap(({ path, html }) => (html === null ? [] : [[path, readPageLinks(html)] as const])),
  );
  const paths = new Set(files.map(({ path }) => path));
  const urls = files.map(({ url }) => url);
  const seen = new Set<string>();

  const faultOf = (file: CheckedFile, address: string, isImage: boolean): Diagnostic | null => {
    if (!URL.canParse(address, root + file.url)) return broken(file, address, 'it is not an address', '');
    const target = new URL(address, root + file.url);
    const inside = pathInside(target, root);
    if (inside === null) return null;
    const found = servedFile(inside, paths);
    if (found === null) {
      const why = `nothing of the site stands at ${inside}`;
      return isImage ? missing(file, address, why) : broken(file, address, why, didYouMean(inside, urls));
    }
    const anchor = decode(target.hash.slice(1));
    const ids = read.get(found)?.ids;
    if (anchor === '' || anchor === 'top' || ids === undefined || ids.has(anchor)) return null;
    return broken(file, address, `${inside} has no heading or element #${anchor}`, didYouMean(anchor, ids));
  };

  return files.flatMap((file) => {
    const { links, images } = read.get(file.path) ?? nothing;
    const faults = [
      ...links.map((address) => faultOf(file, address, false)),
      ...images.map((address) => faultOf(file, address, true)),
    ];
    return faults.filter((fault) => fault !== null && isNew(fault, seen)).filter((fault) => fault !== null);
  });
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

/** A fault of a layout shows on every page: it is told once. */
function isNew(fault: Diagnostic, seen: Set<string>): boolean {
  const key = `${fault.file}:${fault.line}:${fault.message}`;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function broken(file: CheckedFile, address: string, why: string, hint: string): Diagnostic {
  return error(
    'link-broken',
    `the link ${address} leads nowhere: ${why}`,
    placeOf(file, address),
    `Mend or remove the link.${hint}`,
  );
}

function missing(file: CheckedFile, address: string, why: string): Diagnostic {
  const remedy = 'Put the picture there, or mend its address.';
  return error(
    'image-missing',
    `the picture ${address} is not there: ${why}`,
    placeOf(file, address),
    remedy,
  );
}

function placeOf({ source }: CheckedFile, address: string): Place | null {
  if (source === null) return null;
  const written = [address, decode(address)].find((text) => source.text.includes(text));
  if (written === undefined) return { file: source.file };
  return { file: source.file, ...locate(source.text, source.text.indexOf(written)) };
}

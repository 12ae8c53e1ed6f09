import path from 'node:path';
import { error, type Place } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { type Fault, foldFaults } from './fold-faults.ts';
import type { PageLinks } from './page-links.ts';
import { decodePath, placeAddress, type SourceText } from './place-address.ts';

/** A finished file of the site. */
export interface CheckedFile {
  /** Path within the output folder. */
  readonly path: string;
  /** Path within the site, no base. */
  readonly url: string;
  /** What the page points at; null for what is no HTML. */
  readonly links: PageLinks | null;
  /** The file it was made of and how its text is read, to place a fault in; null for pages nobody wrote. */
  readonly source: SourceText | null;
}

/** Stands in for the site's address where it has none. */
const nowhere = 'http://site.invalid';

/**
 * Finds every link, anchor and picture of the site that leads to nothing of the site; other sites are not asked. What no
 * page's own source holds is looked for in the settings.
 */
export function checkLinks(
  files: readonly CheckedFile[],
  config: Config,
  settings: SourceText | null,
): readonly Diagnostic[] {
  const root = config.url === '' ? nowhere : config.url;
  const { base } = config;
  const read = new Map(files.map(({ path, links }) => [path, links]));
  const paths = new Set(files.map(({ path }) => path));
  const moved = findMoved(files.map(({ url }) => url));
  const pages = new Map(files.map(({ source, url }) => [source?.file ?? '', url]));
  const faultOf = (file: CheckedFile, address: string, isImage: boolean): Fault | null => {
    const fault = (target: string, found: Diagnostic): Fault => ({ found, url: file.url, target, address });
    if (!URL.canParse(address, root + file.url))
      return fault(address, broken(file, address, base, 'it is not an address', mend));
    const target = new URL(address, root + file.url);
    const inside = pathInside(target, root);
    if (inside === null) return null;
    const found = servedFile(inside, paths);
    if (found === null) {
      const why = `nothing of the site stands at ${inside}`;
      if (isImage) return fault(inside, missing(file, address, base, why));
      const page = pageOfSource(address, file, pages);
      const remedy = page === null ? mend + moved(inside) : `Write ${page}, where that file's page stands.`;
      return fault(inside, broken(file, address, base, why, remedy));
    }
    const anchor = decodePath(target.hash.slice(1));
    const ids = read.get(found)?.ids;
    if (anchor === '' || anchor === 'top' || ids === undefined || ids.has(anchor)) return null;
    const why = `${inside} has no heading or element #${anchor}`;
    return fault(`${inside}#${anchor}`, broken(file, address, base, why, mend + didYouMean(anchor, ids)));
  };

  const faults = files.flatMap((file) => {
    const { links, images } = file.links ?? nothing;
    return [
      ...links.map((address) => faultOf(file, address, false)),
      ...images.map((address) => faultOf(file, address, true)),
    ];
  });
  return foldFaults(
    faults.filter((fault) => fault !== null),
    (address) => (settings === null ? null : placeAddress(settings, address, base)),
  );
}

const mend = 'Mend or remove the link.';

/** Makes the hint for an address that is not there: the one page whose address ends alike, or one that differs by a slip. */
function findMoved(urls: readonly string[]): (inside: string) => string {
  const byName = new Map<string, string[]>();
  for (const url of urls) {
    const alike = byName.get(nameIn(url));
    if (alike === undefined) byName.set(nameIn(url), [url]);
    else alike.push(url);
  }
  return (inside) => {
    const [only, ...others] = byName.get(nameIn(inside)) ?? [];
    const isTold = only !== undefined && others.length === 0 && nameIn(inside) !== '';
    return isTold ? ` Did you mean ${only}?` : didYouMean(inside, urls);
  };
}

/** The last part of an address: `a` of `/2020/01/02/a.html` and of `/posts/a/`. */
function nameIn(url: string): string {
  const parts = url.split('/').filter((part) => part !== '' && part !== 'index.html');
  return (parts.at(-1) ?? '').replace(/\.html?$/, '').toLowerCase();
}

/** The page of a Markdown file that a link names as it lies beside the writer's own; null for other links. */
function pageOfSource(
  address: string,
  { source }: CheckedFile,
  pages: ReadonlyMap<string, string>,
): string | null {
  const [file = ''] = decodePath(address).split('#');
  if (source === null || !/\.(?:md|markdown)$/i.test(file)) return null;
  return pages.get(path.posix.join(path.posix.dirname(source.file), file)) ?? null;
}

const nothing: Pick<PageLinks, 'links' | 'images'> = { links: [], images: [] };

/** The path within the site, no base; null for an address elsewhere. */
function pathInside(target: URL, root: string): string | null {
  const { origin, pathname } = new URL(root);
  const base = pathname.replace(/\/$/, '');
  if (target.origin !== origin || !/^https?:$/.test(target.protocol)) return null;
  if (target.pathname !== base && !target.pathname.startsWith(`${base}/`)) return null;
  return decodePath(target.pathname.slice(base.length)) || '/';
}

/** The file a host serves at a path, as GitHub Pages does: itself, the folder's index, or with `.html`. */
function servedFile(url: string, paths: ReadonlySet<string>): string | null {
  const path = url.slice(1).normalize('NFC');
  const candidates =
    path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  return candidates.find((candidate) => paths.has(candidate)) ?? null;
}

function broken(file: CheckedFile, address: string, base: string, why: string, remedy: string): Diagnostic {
  return error(
    'link-broken',
    `the link ${address} leads nowhere: ${why}`,
    placeOf(file, address, base),
    remedy,
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

function placeOf({ source }: CheckedFile, address: string, base: string): Place | null {
  return source === null ? null : (placeAddress(source, address, base) ?? { file: source.file });
}

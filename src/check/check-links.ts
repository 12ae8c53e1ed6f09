import path from 'node:path';
import { error, type Place } from '../diagnostics/diagnostic.ts';
import { alikeByName } from '../text/alike-by-name.ts';
import { decodeAddress } from '../text/decode-address.ts';
import { meantBy } from '../text/did-you-mean.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { checkRedirects, type SendingFile } from './check-redirects.ts';
import { type Fault, foldFaults } from './fold-faults.ts';
import { ignoredLinks } from './ignored-links.ts';
import type { PageLink } from './page-link.ts';
import type { PageLinks } from './page-links.ts';
import { placeAddress, type SourceText } from './place-address.ts';
import { pathInside, servedFile } from './served-file.ts';

/** A finished file of the site. */
export interface CheckedFile extends SendingFile {
  /** What the page or style sheet points at; null for other files. */
  readonly links: PageLinks | null;
}

/** Stands in for the site's address where it has none. */
const nowhere = 'http://site.invalid';

/**
 * Finds every link, anchor, picture, script and the like that leads to nothing of the site; other sites are not asked. What no
 * page's own source holds is looked for in the settings and the data. Nothing is told of a path that something `mayStand` at, nor of
 * what the blog has ignored.
 */
export function checkLinks(
  files: readonly CheckedFile[],
  config: Config,
  settings: readonly SourceText[],
  mayStand: (path: string) => boolean = () => false,
): readonly Diagnostic[] {
  const { base } = config;
  const isIgnored = ignoredLinks(config.check.ignoreLinks);
  const root = config.url === '' ? nowhere + base : config.url;
  const read = new Map(files.map(({ path, links }) => [path, links]));
  const paths = new Set(files.map(({ path }) => path));
  const moved = findMoved(files.map(({ url }) => url));
  const pages = new Map(files.map(({ source, url }) => [source?.file ?? '', url]));
  const texts = new Map(files.map(({ path: written, source }) => [written, source?.file]));
  const deadEndOf = (file: CheckedFile, { address, to }: PageLink): DeadEnd | null => {
    if (!URL.canParse(address, root + file.url))
      return { as: 'link', target: address, why: 'it is not an address', remedy: mend };
    const target = new URL(address, root + file.url);
    const inside = pathInside(target, root);
    if (inside === null) return null;
    const found = servedFile(inside, paths);
    if (found === null && mayStand(inside)) return null;
    if (found === null) {
      const text = to === 'link' ? remedyForText(inside, address, file, pages) : null;
      const remedy = text ?? (to === 'link' ? mend : putThere(to)) + moved(inside);
      return { as: to, target: inside, why: `nothing of the site stands at ${inside}`, remedy };
    }
    const anchor = decodeAddress(target.hash.slice(1));
    const ids = read.get(found)?.ids;
    if (anchor === '' || anchor === 'top' || ids === undefined || ids === null || ids.has(anchor))
      return null;
    // Lists show what other texts say.
    if (texts.get(found) === undefined && mayStand(inside)) return null;
    return {
      as: 'link',
      target: `${inside}#${anchor}`,
      why: `${inside} has no heading or element #${anchor}`,
      remedy: mend + meantBy(anchor, ids),
      asFile: `${path.posix.basename(texts.get(found) ?? '')}${target.hash}`,
    };
  };
  const faultOf = (file: CheckedFile, link: PageLink): Fault | null => {
    const end = deadEndOf(file, link);
    if (end === null || isIgnored(end.target)) return null;
    const { address } = link;
    const place = placeOf(file, address, base, end.asFile);
    return { found: tellOf(address, end, place), url: file.url, target: end.target, address };
  };

  const faults = files.flatMap((file) => (file.links?.links ?? []).map((link) => faultOf(file, link)));
  const placeInSettings = (address: string): Place | null => {
    for (const each of settings) {
      const place = placeAddress(each, address, base, unslashed(address, base));
      if (place !== null) return place;
    }
    return null;
  };
  const told = foldFaults(
    faults.filter((fault) => fault !== null),
    placeInSettings,
  );
  return [...told, ...checkRedirects(files, root)].filter(({ code }) => !config.check.ignore.includes(code));
}

/** A file's address as settings may write it: `assets/me.png`. */
function unslashed(address: string, base: string): readonly string[] {
  const inside = decodeAddress(address.startsWith(`${base}/`) ? address.slice(base.length) : address);
  return /^\/[^/].*\.\w+$/.test(inside) ? [inside.slice(1)] : [];
}

/** Where an address leads that leads to nothing, and what is told of it. */
interface DeadEnd {
  /** What it is told as. */
  readonly as: PageLink['to'];
  /** Where it leads, however it is written. */
  readonly target: string;
  readonly why: string;
  readonly remedy: string;
  /** How a text may have written it, by the file instead of its page. */
  readonly asFile?: string;
}

const mend = 'Mend or remove the link.';

/** Makes the hint for an address that is not there: the one whose address ends alike, in whatever case, or one that differs by a slip. */
function findMoved(urls: readonly string[]): (inside: string) => string {
  const alike = alikeByName(urls);
  return (inside) => {
    const only = alike(inside);
    return only === null ? meantBy(inside, urls) : ` Did you mean ${only}?`;
  };
}

/** What to write for a link that names a Markdown file as it lies beside the writer's own, or from the top of the blog; null for other links. */
function remedyForText(
  inside: string,
  address: string,
  { source }: CheckedFile,
  pages: ReadonlyMap<string, string>,
): string | null {
  const [written = ''] = decodeAddress(address).split('#');
  if (source === null || !/\.(?:md|markdown)$/i.test(written)) return null;
  const meant = written.startsWith('/')
    ? inside.slice(1)
    : path.posix.join(path.posix.dirname(source.file), written);
  const page = pages.get(meant) ?? pages.get(written);
  if (page !== undefined) return `Write ${page}, where that file's page stands.`;
  const hint = meantBy(meant, pages.keys());
  return `Mend or remove the link: ${meant} is not there, or not published (a draft, or dated in the future).${hint}`;
}

/** What to do about a picture that is not there, where nothing of the site is named alike. */
export const pictureRemedy = putThere('picture');

function putThere(what: string): string {
  return `Put the ${what} there, or mend its address.`;
}

function tellOf(address: string, { as, why, remedy }: DeadEnd, place: Place | null): Diagnostic {
  if (as === 'link') return error('link-broken', `the link ${address} leads nowhere: ${why}`, place, remedy);
  const code = as === 'picture' ? 'image-missing' : 'link-broken';
  return error(code, `the ${as} ${address} is not there: ${why}`, place, remedy);
}

function placeOf(
  { source }: CheckedFile,
  address: string,
  base: string,
  asFile: string | undefined,
): Place | null {
  const others = asFile === undefined ? [] : [asFile];
  return source === null ? null : (placeAddress(source, address, base, others) ?? { file: source.file });
}

import path from 'node:path';
import { alikeByName } from '../text/alike-by-name.ts';
import { decodeAddress } from '../text/decode-address.ts';
import { meantBy } from '../text/did-you-mean.ts';
import type { CheckedFile } from './checked-file.ts';
import type { PageLink } from './page-link.ts';
import { pathInside, servedFile } from './served-file.ts';

/** Where an address leads that leads to nothing, and what is told of it. */
export interface DeadEnd {
  /** What it is told as. */
  readonly as: PageLink['to'];
  /** Where it leads, however it is written. */
  readonly target: string;
  readonly why: string;
  readonly remedy: string;
  /** How a text may have written it, by the file instead of its page. */
  readonly asFile?: string;
}

/** Says of a link on a file of the site that it leads to nothing; null for one that leads somewhere, or to another site. */
export type DeadEndFinder = (file: CheckedFile, link: PageLink) => DeadEnd | null;

/** Makes the function that finds what leads nowhere on a site at `root`. Nothing is said of a path that something `mayStand` at. */
export function createDeadEndFinder(
  files: readonly CheckedFile[],
  root: string,
  mayStand: (path: string) => boolean,
): DeadEndFinder {
  const read = new Map(files.map(({ path, links }) => [path, links]));
  const paths = new Set(files.map(({ path }) => path));
  const moved = findMoved(files.map(({ url }) => url));
  const pages = new Map(files.map(({ source, url }) => [source?.file ?? '', url]));
  const texts = new Map(files.map(({ path: written, source }) => [written, source?.file]));
  const nothingAt = (inside: string, { address, to }: PageLink, file: CheckedFile): DeadEnd => {
    const text = to === 'link' ? remedyForText(inside, address, file, pages) : null;
    const remedy = text ?? (to === 'link' ? mend : putThere(to)) + moved(inside);
    return { as: to, target: inside, why: `nothing of the site stands at ${inside}`, remedy };
  };
  return function findDeadEnd(file, link) {
    const { address } = link;
    if (!URL.canParse(address, root + file.url))
      return { as: 'link', target: address, why: 'it is not an address', remedy: mend };
    const target = new URL(address, root + file.url);
    const inside = pathInside(target, root);
    if (inside === null) return null;
    const found = servedFile(inside, paths);
    if (found === null) return mayStand(inside) ? null : nothingAt(inside, link, file);
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

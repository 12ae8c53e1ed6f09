import { compareTexts } from '../../text/compare-texts.ts';
import { fileNameOf } from '../../text/path-parts.ts';
import type { Config } from '../../types/config.ts';
import { type DataMap, isMap } from '../../types/data.ts';
import type { Checked } from '../../types/diagnostic.ts';
import type { PlannedPost, Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import { collectionOf } from '../addresses/collection-of.ts';
import { checkTranslations } from './check-translations.ts';
import { gatherTerms } from './gather-terms.ts';

/** Puts posts, data and files together: sorted, grouped by term, frozen. */
export function assembleSite(
  loaded: readonly Post[],
  { data, files, pictures }: Pick<Site, 'data' | 'files' | 'pictures'>,
  config: Config,
): Checked<Site> {
  const posts = loaded.filter(({ kind }) => kind === 'post').toSorted(newestFirst(config.isJekyll));
  // What a collection keeps to itself is seen by Liquid alone.
  const pages = loaded
    .filter(({ kind, id }) => kind === 'page' && collectionOf(id, config)?.isPublished !== false)
    .toSorted(
      (a, b) => compareTexts(a.url, b.url) || (config.isJekyll ? compareTexts(nameOf(b), nameOf(a)) : 0),
    );
  const authors = authorsOf(data);
  const gathered = config.taxonomies.map((taxonomy) =>
    gatherTerms(taxonomy, posts, { authors, isJekyll: config.isJekyll }),
  );
  const site = {
    posts,
    pages,
    taxonomies: gathered.map(({ value }) => value),
    authors,
    data,
    files,
    pictures,
  };
  const diagnostics = gathered.flatMap((taxonomy) => taxonomy.diagnostics);
  if (!config.isJekyll) diagnostics.push(...checkTranslations(posts), ...checkTranslations(pages));
  return { value: Object.freeze(site), diagnostics };
}

/** Jekyll writes pages by the names of their files: of two at one address the last stays. */
function nameOf({ id }: PlannedPost): string {
  return fileNameOf(id);
}

/** Newest first, undated last, then by id; in a Jekyll blog by id from behind, since it turns the whole list round. */
function newestFirst(isJekyll: boolean): (a: PlannedPost, b: PlannedPost) => number {
  return (a, b) => {
    const [timeA, timeB] = [timeOf(a), timeOf(b)];
    if (timeA !== timeB) return timeB - timeA;
    return isJekyll ? compareTexts(b.id, a.id) : compareTexts(a.id, b.id);
  };
}

function timeOf({ date }: PlannedPost): number {
  return date === null ? Number.MIN_SAFE_INTEGER : Date.parse(date);
}

/** What the authors file says of each author. */
export function authorsOf({ authors }: DataMap): DataMap {
  return isMap(authors) ? authors : {};
}

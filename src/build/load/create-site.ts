import type { CachedPost } from '../../cache/post-cache.ts';
import { type LoadedData, loadData } from '../../content/data/load-data.ts';
import { wantedLikeness } from '../../content/pictures/picture-likeness.ts';
import { publishPost } from '../../content/publish-post.ts';
import { assembleSite } from '../../content/site/assemble-site.ts';
import { authorPortraits } from '../../content/site/author-portraits.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import { compareTexts } from '../../text/compare-texts.ts';
import type { Config } from '../../types/config.ts';
import type { DataMap } from '../../types/data.ts';
import type { Checked } from '../../types/diagnostic.ts';
import type { Picture, PictureFinder } from '../../types/picture.ts';
import type { Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import { isCopied, isText, type SourceFile } from '../../types/source-file.ts';
import { checkWords } from './check-words.ts';

/** What the site is created from, besides the list of its files. */
export interface SiteParts {
  readonly config: Config;
  readonly now: Date;
  readonly data: Checked<DataMap>;
  readonly find: PictureFinder;
  /** What a post, draft or page was read as, by its path. */
  readonly textOf: (path: string) => Checked<Post | null> | undefined;
  /** The pictures it shows. */
  readonly imagesOf: (path: string) => CachedPost['images'];
}

/** Creates the site from what is loaded of each file. */
export function createSite(
  sources: readonly SourceFile[],
  { config, now, data, find, textOf, imagesOf }: SiteParts,
): Checked<Site> {
  const found = textsOf(sources, config).map((file) =>
    publishPost(textOf(file.path) ?? notLoaded, file, config, now.getTime()),
  );
  const posts = found.map(({ value }) => value).filter((post) => post !== null);
  const files = sources.filter(isCopied);
  const authors = authorPortraits(data.value, find);
  const images = posts
    .flatMap(({ id }) => imagesOf(id))
    .flatMap(([name]) => (wantedLikeness(name) === null ? [name] : []));
  const pictures = shownPictures([...images, ...authors.shown], find);
  const site = assembleSite(posts, { data: authors.data, files, pictures }, config);
  return {
    value: site.value,
    diagnostics: [...found, data, site].flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The files that posts, drafts and pages are written in. */
export function textsOf(sources: readonly SourceFile[], { drafts }: Config): readonly SourceFile[] {
  return sources.filter((file) => isText(file) && (drafts || file.kind !== 'draft'));
}

/** Reads the data files among them. */
export function loadDataOf(sources: readonly SourceFile[], roots: Roots): LoadedData {
  const files = sources.filter(({ kind }) => kind === 'data');
  return loadData(
    files.map((file) => ({ file, bytes: readSource(roots, file) })),
    checkWords(sources, roots),
  );
}

/** The pictures of these names that are made in other sizes, by path. */
function shownPictures(names: readonly string[], find: PictureFinder): readonly Picture[] {
  const shown = new Map<string, Picture>();
  for (const name of names) {
    const picture = find(name);
    if (picture !== undefined && picture.format !== null) shown.set(picture.source, picture);
  }
  return [...shown.values()].toSorted((a, b) => compareTexts(a.source, b.source));
}

const notLoaded: Checked<null> = { value: null, diagnostics: [] };

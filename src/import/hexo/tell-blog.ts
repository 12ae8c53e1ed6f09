import { warning } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import type { HexoConfig } from './hexo-config.ts';
import { isReadAsText } from './hexo-copies.ts';
import type { HexoFile } from './hexo-files.ts';
import type { HexoSource } from './hexo-source.ts';
import { termAddress } from './hexo-terms.ts';

/** What of a blog is not told by its texts alone. */
interface BlogFacts {
  readonly config: HexoConfig;
  readonly texts: readonly HexoSource[];
  readonly files: readonly HexoFile[];
  /** Files among the posts that belong to none. */
  readonly stray: readonly string[];
  /** Pages in the place of the theme's lists that say something of their own. */
  readonly held: readonly HexoSource[];
}

/** What is to be said of a blog as a whole: what of it was not brought over, and which addresses are others now. */
export function tellBlog({ config, texts, files, stray, held }: BlogFacts): readonly Diagnostic[] {
  const { sourceDir } = config;
  const rendered = files.filter(({ path, kind }) => kind === 'file' && isRendered(path));
  const unread = files.filter(({ path, kind }) => kind === 'file' && isReadAsText(path));
  return [
    ...(texts.some(({ kind }) => kind === 'post') ? [] : [noPosts(sourceDir)]),
    ...held.map(({ file }) =>
      importLeft(
        'the theme makes a list at its address, so it is a draft now',
        { file },
        'Give it another permalink, and publish it.',
      ),
    ),
    ...stray.map((file) =>
      skipped(
        `${sourceDir}/${file}`,
        'it stands among the posts and belongs to none',
        'Put it into pages/ to have it served.',
      ),
    ),
    ...files
      .filter(({ kind }) => kind === 'link')
      .map(({ path }) =>
        skipped(
          `${sourceDir}/${path}`,
          'it is a symbolic link, which an import does not follow',
          'Copy what it leads to to its place, and import again.',
        ),
      ),
    ...unread.map(({ path }) =>
      skipped(
        `${sourceDir}/${path}`,
        'Hexo serves it as the Markdown that it is, which a native blog does not',
        'Put it into pages/ to make a page of it.',
      ),
    ),
    ...rendered.map(({ path }) =>
      importLeft(
        'Hexo makes something of it, and a native blog copies it as it is',
        { file: `${sourceDir}/${path}` },
        'Write in its place what came of it.',
      ),
    ),
    ...capitals(config, texts),
  ];
}

function noPosts(sourceDir: string): Diagnostic {
  const remedy = 'Name the folder of the whole blog, whose posts stand in source/_posts.';
  return warning('posts-missing', 'The blog has no posts', { file: `${sourceDir}/_posts` }, remedy);
}

function skipped(file: string, message: string, remedy: string): Diagnostic {
  return warning('file-skipped', message, { file }, remedy);
}

/** What Hexo or a renderer of its plugins turns into something else. */
function isRendered(file: string): boolean {
  return /\.(?:ya?ml|njk|j2|swig|ejs|pug|jade|styl|less|s[ac]ss|haml)$/i.test(file);
}

/** Addresses of terms are in lower case now. */
function capitals(
  { tagDir, categoryDir, tagMap, categoryMap, casing }: HexoConfig,
  texts: readonly HexoSource[],
): readonly Diagnostic[] {
  const published = texts.filter(({ isDraft }) => !isDraft);
  const addresses = [
    ...published.flatMap(({ tags }) =>
      tags.map((tag) => `/${tagDir}/${termAddress([tag], tagMap, casing)}/`),
    ),
    ...published.flatMap(({ categories }) =>
      categories.flatMap(([top = '']) => `/${categoryDir}/${termAddress([top], categoryMap, casing)}/`),
    ),
  ];
  const lost = [...new Set(addresses)].filter((address) => address.toLowerCase() !== address);
  const [first] = lost;
  if (first === undefined) return [];
  const others = lost.length === 1 ? '' : `, and so for ${String(lost.length - 1)} more`;
  const message = `addresses of tags and categories are in lower case now: ${first} is ${first.toLowerCase()}${others}`;
  return [importLeft(message, { file: '_config.yml' }, 'Have your host redirect those that others link to.')];
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../content/data/decode-text.ts';
import type { ForeignBlog } from '../foreign-blog.ts';
import type { ImportOptions } from '../import-options.ts';
import { unreadBlog } from '../unread-blog.ts';
import { categoryPages } from './category-pages.ts';
import type { HexoConfig } from './hexo-config.ts';
import { hexoCopies } from './hexo-copies.ts';
import { type HexoFile, hexoFiles } from './hexo-files.ts';
import { type HexoSource, readHexoSource } from './hexo-source.ts';
import { settleTerms } from './hexo-terms.ts';
import { listPages } from './list-pages.ts';
import { nativePath, type TextFacts, toNative } from './native-texts.ts';
import { openHexo } from './open-hexo.ts';
import { findAssets } from './post-assets.ts';
import { siteSettings } from './site-settings.ts';
import { tellBlog } from './tell-blog.ts';
import { tellText } from './tell-texts.ts';
import { isWholePage } from './whole-page.ts';

/** Reads a Hexo blog in the words of a native one; nothing in it is touched. */
export function readHexo({ source: blog, now }: ImportOptions): ForeignBlog {
  const opened = openHexo(blog);
  if (opened.value === null) return unreadBlog(opened.diagnostics);
  const { config, theme, packages } = opened.value;
  const folder = path.join(blog, config.sourceDir);
  const files = hexoFiles(folder, config);
  const read = files
    .filter(({ kind }) => ['post', 'draft', 'page', 'html'].includes(kind))
    .map((file) => readHexoSource(folder, file, config, now));
  const lists = listPages(read, config);
  const alone = read.filter(isAlone);
  const texts = read
    .filter((text) => !isAlone(text) && (!lists.isList(text) || lists.isHeld(text)))
    .map((text): HexoSource => (lists.isHeld(text) ? { ...text, kind: 'draft', isDraft: true } : text));
  const assets = findAssets(files, texts);
  const facts = factsOf(texts, { config, files, folder, assetsOf: assets.of });
  const made = texts.map((text) => ({ source: text, ...toNative(text, facts) }));
  return {
    settings: siteSettings(config, {
      theme,
      packages,
      tags: facts.tags,
      categories: facts.categories,
      hasFolders: texts.some(({ kind, slug }) => kind === 'post' && slug.includes('/')),
    }),
    texts: [
      ...made.map(({ text }) => text),
      ...categoryPages(texts, facts.categories, config),
      ...lists.redirects,
    ],
    files: new Map(alone.map(({ path: at, file, body }) => [`pages/${at}${path.extname(file)}`, body])),
    copies: hexoCopies({ files, texts, assets, folder }),
    diagnostics: [
      ...opened.diagnostics,
      ...made.flatMap(({ source, left }) => tellText(source, left)),
      ...tellBlog({ config, texts, files, stray: assets.stray, held: read.filter(lists.isHeld) }),
    ],
  };
}

/** Whether a page is written as it stands, with no layout around it. */
function isAlone({ isHtml, isDraft, data, body }: HexoSource): boolean {
  return isHtml && !isDraft && (data['layout'] === false || isWholePage(body));
}

interface Inputs {
  readonly config: HexoConfig;
  readonly files: readonly HexoFile[];
  readonly folder: string;
  readonly assetsOf: TextFacts['assetsOf'];
}

function factsOf(texts: readonly HexoSource[], { config, files, folder, assetsOf }: Inputs): TextFacts {
  const served = new Set(files.filter(({ kind }) => kind === 'file').map((file) => `/${file.path}`));
  const paths = new Set(files.map((file) => file.path));
  const posts = texts.filter(({ kind }) => kind === 'post');
  // Of two posts of one name the first is meant.
  const bySlug = new Map(posts.toReversed().map((post) => [post.slug, post]));
  const byTitle = new Map(posts.toReversed().map((post) => [String(post.data['title']), post]));
  const { tagMap, categoryMap, casing } = config;
  return {
    tags: settleTerms(
      'tags',
      texts.flatMap(({ tags }) => tags),
      tagMap,
      casing,
    ),
    categories: settleTerms(
      'categories',
      texts.flatMap(({ categories }) => categories.flat()),
      categoryMap,
      casing,
    ),
    assetsOf,
    findPost: (name) => {
      const post = bySlug.get(name) ?? byTitle.get(name);
      if (post === undefined) return null;
      const url = 'url' in post.address && !post.isDraft ? post.address.url : null;
      const title = typeof post.data['title'] === 'string' ? post.data['title'] : post.slug;
      return { title, path: nativePath(post, assetsOf(post).files.size > 0), url };
    },
    readCode: (file) => {
      // As to Hexo, no name leads out of the folder of code.
      const at = path.posix.join(config.codeDir, path.posix.normalize(`/${file}`));
      return paths.has(at) ? decodeText(readFileSync(path.join(folder, at)), at).value : null;
    },
    hasFile: (address) => served.has(address),
    addresses: new Set(texts.flatMap(({ address }) => ('url' in address ? address.url : []))),
  };
}

import { isFilledFile } from '../sources/jekyll-site-file.ts';
import { fileNameOf } from '../text/path-parts.ts';
import type { TextConfig } from '../types/config.ts';
import type { SourceFile } from '../types/source-file.ts';
import { collectionOf } from './addresses/collection-of.ts';
import { besideDevices, outputPath } from './addresses/output-path.ts';
import { resolvePermalink } from './addresses/permalink.ts';
import { slugify } from './addresses/slugify.ts';
import type { FrontMatter } from './front-matter/read-front-matter.ts';

/** What a file's name says of its post. */
export interface NamedPost {
  readonly slug: string;
  readonly date: string | null;
}

/** A URL path that a file can be written for, with the one that was asked for where no disk of Windows could hold that; or why there is none. */
export type PostUrl = { readonly url: string; readonly instead: string | null } | Unaddressed;

interface Unaddressed {
  readonly problem: string;
}

type Address = { readonly url: string } | Unaddressed;

/** The URL path of a post or standing page: its own permalink, else the site's pattern or its place in `pages/`. */
export function postUrl(
  file: SourceFile,
  frontMatter: FrontMatter,
  name: NamedPost,
  config: TextConfig,
): PostUrl {
  const given = { ...frontMatter, permalink: withoutHost(frontMatter.permalink, config) };
  const made = addressOf(file, given, name, config);
  if ('problem' in made) return made;
  const asked = config.isJekyll ? withExtension(withoutDots(made.url), file, given.permalink) : made.url;
  // “con” is a word of Spanish and a device of Windows, and Jekyll publishes what has it for a category.
  const url = config.isJekyll ? besideDevices(asked) : asked;
  const output = outputPath(url);
  return 'problem' in output ? output : { url, instead: url === asked ? null : asked };
}

/** A file that Liquid fills in keeps its extension unless its permalink is written with one. */
function withExtension(url: string, { kind, path }: SourceFile, permalink: string | null): string {
  const isFilled = kind === 'page' && isFilledFile(path) && !/\.[^./]+$/.test(permalink ?? '');
  const extension = isFilled ? (/\.[^./]+$/.exec(path)?.[0] ?? '') : '';
  return url.endsWith(extension) ? url : `${url.replace(/\/$/, '/index')}${extension}`;
}

/** In a Jekyll blog a permalink with a host in front means the path behind it; Jekyll itself makes a folder `https:` of it. */
function withoutHost(permalink: string | null, { isJekyll }: TextConfig): string | null {
  return isJekyll && permalink !== null ? permalink.replace(/^https?:\/\/[^/]+(?=\/.)/i, '') : permalink;
}

/** Jekyll has no dots that could climb: two are a slash, and one before a slash is nothing. */
function withoutDots(url: string): string {
  return url.startsWith('//')
    ? url
    : url
        .replaceAll('..', '/')
        .replaceAll('./', '')
        .replace(/\/{2,}/g, '/');
}

function addressOf(file: SourceFile, frontMatter: FrontMatter, name: NamedPost, config: TextConfig): Address {
  const folders = file.path
    .replace(/^.+(?=\/_(?:posts|drafts)\/)/, '')
    .replace(/^\//, '')
    .split('/')
    .slice(1, -1)
    .join('/');
  const extension = config.isJekyll ? jekyllExtension(file.path) : '.html';
  const collection = collectionOf(file.path, config);
  if (collection !== null) {
    const path = file.path.slice(collection.folder.length).replace(/\.[^./]+$/, '');
    return resolvePermalink(frontMatter.permalink ?? collection.permalink, {
      slug: frontMatter.slug ?? name.slug,
      date: name.date,
      categories: frontMatter.terms['categories'] ?? [],
      path,
      basename: fileNameOf(path),
      collection: collection.name,
      extension,
    });
  }
  if (file.kind === 'page' && frontMatter.permalink === null) {
    return {
      url: config.isJekyll
        ? jekyllPageUrl(file.path, config.permalink, extension)
        : pageUrl(folders, frontMatter.slug ?? name.slug),
    };
  }
  const slug = frontMatter.slug ?? name.slug;
  // Jekyll publishes it at what is left of the pattern, which for most is the home page.
  if (frontMatter.permalink === null && !config.isJekyll && slugify(slug, 'pretty') === '')
    return { problem: 'its name has no letter and no digit to make one of' };
  return resolvePermalink(frontMatter.permalink ?? config.permalink, {
    slug,
    date: name.date,
    categories: frontMatter.terms['categories'] ?? [],
    path: config.isJekyll && file.kind === 'page' ? file.path.split('/').slice(0, -1).join('/') : folders,
    basename: name.slug,
    extension,
  });
}

/** `pages/manual/index.md` → `/manual/`, `pages/about.md` → `/about/`, `pages/404.md` → `/404.html`. */
function pageUrl(folders: string, slug: string): string {
  const folder = folders === '' ? '/' : `/${folders}/`;
  if (slug === 'index') return folder;
  return folder === '/' && slug === '404' ? '/404.html' : `${folder}${slug}/`;
}

/** What is HTML, or filled in by Liquid, keeps the extension of its file. */
function jekyllExtension(path: string): string {
  const [extension = '.html'] = /\.[^./]+$/.exec(path) ?? [];
  return isFilledFile(path) || /\.html?$/i.test(path) ? extension : '.html';
}

/** A file that Liquid fills in stays where it is. `about.md` → `/about.html` (`about.htm` → `/about.htm`), or `/about/` where the blog's permalinks end in a slash; `docs/index.md` → `/docs/`. */
function jekyllPageUrl(path: string, permalink: string, extension: string): string {
  if (isFilledFile(path)) return `/${path}`;
  const name = path.replace(/\.[^./]+$/, '');
  if (/(^|\/)index$/.test(name)) return `/${name.slice(0, -'index'.length)}`;
  if (name === '404') return '/404.html';
  if (permalink === 'pretty' || permalink.endsWith('/')) return `/${name}/`;
  // A pattern of the blog's own that names no extension has none for pages either.
  const hasExtension = /^(?:date|ordinal|none)$|:output_ext$/.test(permalink);
  return hasExtension ? `/${name}${extension}` : `/${name}`;
}

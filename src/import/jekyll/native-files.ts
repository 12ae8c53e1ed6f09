import { outputPath } from '../../content/addresses/output-path.ts';
import { readHeader } from '../../content/read-header.ts';
import type { Config } from '../../types/config.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { fence } from '../fences.ts';
import { nativeText } from '../native-text.ts';
import { nativeHeader } from './native-header.ts';
import type { ReadPost } from './read-post.ts';

/** A post's or page's file in the native blog. */
export interface NativeFile {
  readonly path: string;
  readonly text: string;
  /** Where it is served, in both blogs. */
  readonly url: string;
}

/** The blog that is imported and the one that is made, with where the theme makes lists in this. */
export interface Blogs {
  readonly jekyll: Config;
  readonly native: Config;
  readonly lists: ReadonlySet<string>;
}

/** Where a source of a Jekyll blog goes; null for what a native blog has no use for. */
export function nativePath({ kind, path }: SourceFile): string | null {
  const markdown = path.replace(/\.(?:html?|mkdown|mkdn|mkd)$/i, '.md');
  if (kind === 'post') return markdown.replace(/^(.*?)_posts\//, (_, folder: string) => `posts/${folder}`);
  if (kind === 'draft') return markdown.replace(/^(.*?)_drafts\//, (_, folder: string) => `drafts/${folder}`);
  if (kind === 'page') return `pages/${markdown.replace(/^_/, '')}`;
  if (kind === 'data') return path.replace(/^_data\//, 'data/');
  if (kind === 'asset' || kind === 'layout') return path;
  return kind === 'file' ? `pages/${path}` : null;
}

/** The native files of a post: the one that it is, and of what no layout stands around the redirects to it too. */
export function nativeFiles(post: ReadPost, blogs: Blogs): readonly NativeFile[] {
  const { isAlone, isDraft, frontMatter } = post.header;
  // A file that is copied is published, whatever it says, and leads nowhere.
  if (isAlone && !isDraft && frontMatter.redirectTo === null) return aloneFiles(post);
  const file = nativeFile(post, blogs);
  return file === null ? [] : [file];
}

/**
 * Its front matter tidied, its Liquid gone, and a `permalink` where the native blog would serve it elsewhere. A post that stood where
 * the theme makes a list gets the address of any other.
 */
function nativeFile(post: ReadPost, { jekyll, native, lists }: Blogs): NativeFile | null {
  const { header } = post;
  const { kind } = header.file;
  // A post that nothing dates is none to Jekyll.
  const isUndated = kind === 'post' && header.date === null;
  const named = nativePath(isUndated ? { ...header.file, kind: 'draft' } : header.file);
  const path = isUndated ? (named?.replace(/^(?:.*?\/)?_posts\//, 'drafts/') ?? null) : named;
  if (path === null) return null;
  const front = nativeHeader(header, jekyll);
  const body = bodyOf(post);
  const plain = nativeText(front, body);
  const file = { ...header.file, kind: isUndated ? ('draft' as const) : kind, path };
  const url = readHeader(file, Buffer.from(plain), native).value?.url;
  if (kind !== 'page' && lists.has(header.url) && url !== undefined) return { path, text: plain, url };
  const text = url === header.url ? plain : nativeText({ ...front, permalink: header.url }, body);
  return { path, text, url: header.url };
}

/** A file that is copied, and a page for each of its former addresses. */
function aloneFiles({ header: { url, frontMatter }, body }: ReadPost): readonly NativeFile[] {
  const output = outputPath(url);
  if (!('path' in output)) return [];
  const redirects = frontMatter.aliases.flatMap((alias) => redirectFile(alias, url) ?? []);
  return [{ path: `pages/${output.path}`, text: body, url }, ...redirects];
}

function redirectFile(alias: string, target: string): NativeFile | null {
  const url = withSlash(alias);
  const output = outputPath(url);
  if (!('path' in output)) return null;
  const path = `pages/${output.path.replace(/(?:\/index)?(?:\.html?)?$/, '')}.md`;
  return { path, text: nativeText({ permalink: url, redirect_to: target }, ''), url };
}

/** A former address as the path that it is. */
export function withSlash(alias: string): string {
  return alias.startsWith('/') ? alias : `/${alias}`;
}

/** HTML is marked as such; front matter that cannot be read stands above as code. */
function bodyOf({ header, body, unread }: ReadPost): string {
  const isHtml = /\.html?$/i.test(header.file.path);
  const text = isHtml ? `{::nomarkdown}\n${body.trim()}\n{:/nomarkdown}\n` : body.replace(/^\n+/, '');
  return unread === null ? text : `${fence(unread, 'yaml', plainLines).trimStart()}${text}`;
}

const plainLines = { firstLine: null, marked: [] };

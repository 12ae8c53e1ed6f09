import path from 'node:path';
import { pathOfSource, type Roots } from '../build/scan.ts';
import { createServices } from '../build/services.ts';
import { Stopwatch } from '../build/stopwatch.ts';
import { surveyBlog } from '../build/survey.ts';
import { readConfig } from '../config/read-config.ts';
import { parseYaml } from '../content/parse-yaml.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { isMap } from '../types/data.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { bodiesOf, type Comparison, compareBlogs } from './compare-blogs.ts';
import { isInside } from './inside-collections.ts';
import { nativeConfig } from './native-config.ts';
import { type NativeFile, nativeFiles, nativePath, withSlash } from './native-files.ts';
import { oneNamePerSlug } from './one-name-per-slug.ts';
import { plainSlugs } from './plain-slugs.ts';
import { readJekyll } from './read-jekyll.ts';
import type { ReadPost } from './read-post.ts';
import { themePages } from './theme-pages.ts';
import { writeBlog } from './write-blog.ts';
import { yamlLines } from './yaml-lines.ts';

/** From where to where a blog is brought, and by what. */
export interface ImportOptions {
  /** The Jekyll blog, absolute. Nothing in it is touched. */
  readonly source: string;
  /** An empty or new folder, absolute. */
  readonly target: string;
  readonly theme: string;
  readonly now: Date;
  readonly version: string;
}

/** What became of a blog. */
export interface ImportReport {
  readonly posts: number;
  readonly drafts: number;
  readonly pages: number;
  /** Files copied as they are. */
  readonly copied: number;
  /** Sources whose Liquid listed posts, data or the time: what they list no longer changes. */
  readonly frozen: readonly string[];
  /** Layouts that posts asked for and the theme does not have. */
  readonly layouts: readonly string[];
  /** Sources that were not published, since another had their address. */
  readonly shadowed: readonly string[];
  /** Addresses of pages that are the theme's own lists now. */
  readonly replaced: readonly string[];
  readonly comparison: Comparison | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a native blog of a Jekyll one, and compares the two. Errors of the blog come back as diagnostics, and nothing is written. */
export async function importJekyll(options: ImportOptions): Promise<ImportReport> {
  const { source, target, theme, now, version } = options;
  const roots: Roots = { blog: source, theme };
  const survey = surveyBlog({ roots, now, version, drafts: true, future: true }, new Stopwatch());
  const { config } = survey.blog.value;
  const sources = survey.sources.value.filter(({ isTheme }) => !isTheme);
  const told = [...survey.blog.diagnostics, ...survey.sources.diagnostics];
  if (hasErrors(told)) return nothingMade(told);
  const before = await bodiesOf(source, { theme, now, version });
  const read = readJekyll(sources, { roots, config, services: createServices(config), now, bodies: before });
  const diagnostics = [...told, ...read.diagnostics];
  if (hasErrors(read.diagnostics)) return nothingMade(diagnostics);

  const { shadowed } = before;
  const published = oneNamePerSlug(read.posts.filter(({ header }) => !shadowed.has(header.file.path)));
  const said = nativeConfig({ ...config, future: config.extra['future'] === true }, plainSlugs(published));
  const siteFile = `${yamlLines(said).join('\n')}\n`;
  const data = parseYaml(siteFile, { file: 'site.yml' }).value;
  const native = readConfig({ file: 'site.yml', text: siteFile, data: isMap(data) ? data : {} }, {}).value;
  const made = published.flatMap((post) => nativeFiles(post, config, native));
  const lists = themePages(native, published);
  const isReplaced = ({ path: at, url }: NativeFile) => at.startsWith('pages/') && lists.has(url);
  const files = withOwnPaths(made.filter((file) => !isReplaced(file)));
  const copies = sources.flatMap((file): readonly (readonly [string, string])[] => {
    const isCopied =
      ['asset', 'file', 'data'].includes(file.kind) && !shadowed.has(file.path) && !isInside(file, config);
    const to = isCopied ? nativePath(file) : null;
    return to === null ? [] : [[pathOfSource(roots, file), to]];
  });
  const texts = new Map([['site.yml', siteFile], ...files.map(({ path: to, text }) => [to, text] as const)]);
  const unwritten = writeBlog(target, texts, copies);
  if (unwritten !== null) return nothingMade([...diagnostics, unwritten]);
  const unread = published.filter((post) => post.unread !== null);
  const alone = published.filter(({ header }) => header.isAlone);
  const count = (kind: string) =>
    published.filter((post) => post.unread === null && post.header.file.kind === kind).length;
  return {
    posts: count('post'),
    drafts: count('draft') + unread.length,
    pages: count('page'),
    copied: copies.length,
    frozen: published.filter(({ isFrozen }) => isFrozen).map(({ header }) => header.file.path),
    shadowed: sources.map((file) => file.path).filter((file) => shadowed.has(file)),
    layouts: layoutsOf(
      published.filter((post) => !alone.includes(post)).map(({ header }) => header.frontMatter.layout),
    ),
    replaced: made.filter(isReplaced).map(({ url }) => url),
    comparison: await compareBlogs(before, target, {
      theme,
      now,
      version,
      ignored: new Set([...lists, ...addressesOf([...unread, ...alone])]),
      shortened: addressesOf(published.filter(({ listsOthers }) => listsOthers)),
    }),
    diagnostics,
  };
}

/** Where posts stand, and where they stood. */
function addressesOf(posts: readonly ReadPost[]): ReadonlySet<string> {
  const old = posts.flatMap(({ header }) => header.frontMatter.aliases);
  return new Set([...posts.map(({ header }) => header.url), ...old.map(withSlash)]);
}

/** A file that would be written where another is gets a number. */
function withOwnPaths(files: readonly NativeFile[]): readonly NativeFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let at = file.path;
    for (let count = 2; taken.has(at); count++) at = file.path.replace(/(\.\w+)$/, `-${String(count)}$1`);
    taken.add(at);
    return { ...file, path: at };
  });
}

/** Names that are not the theme's own two. */
function layoutsOf(names: readonly (string | false | null)[]): readonly string[] {
  const asked = names.filter((name) => typeof name === 'string').map((name) => path.basename(name));
  return [...new Set(asked)].filter((name) => name !== 'post' && name !== 'page').toSorted();
}

function nothingMade(diagnostics: readonly Diagnostic[]): ImportReport {
  const none = {
    posts: 0,
    drafts: 0,
    pages: 0,
    copied: 0,
    frozen: [],
    shadowed: [],
    layouts: [],
    replaced: [],
  };
  return { ...none, comparison: null, diagnostics };
}

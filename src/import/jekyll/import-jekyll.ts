import { createServices } from '../../build/load/services.ts';
import { Stopwatch } from '../../build/scan/stopwatch.ts';
import { surveyBlog } from '../../build/scan/survey.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { pathOfSource, type Roots } from '../../sources/read-source.ts';
import type { Config } from '../../types/config.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { bodiesOf, compareBlogs } from '../compare-blogs.ts';
import type { ImportOptions } from '../import-options.ts';
import { type ImportReport, nothingMade } from '../import-report.ts';
import { writeBlog } from '../write-blog.ts';
import { isInside } from './inside-collections.ts';
import { nativeBlog } from './native-blog.ts';
import { nativePath, withSlash } from './native-files.ts';
import { oneNamePerSlug } from './one-name-per-slug.ts';
import { readJekyll } from './read-jekyll.ts';
import type { ReadPost } from './read-post.ts';
import { reportPosts } from './report-posts.ts';

/** Makes a native blog of a Jekyll one, and compares the two. Errors of the blog come back as diagnostics, and nothing is written. */
export async function importJekyll(options: ImportOptions): Promise<ImportReport> {
  const { source, target, ...reading } = options;
  const { theme, now, version } = reading;
  const roots: Roots = { blog: source, theme };
  const survey = surveyBlog({ roots, now, version, drafts: true, future: true }, new Stopwatch());
  const { config } = survey.blog.value;
  const sources = survey.sources.value.filter(({ isTheme }) => !isTheme);
  const told = [...survey.blog.diagnostics, ...survey.sources.diagnostics];
  if (hasErrors(told)) return nothingMade(told);
  const before = await bodiesOf(source, reading);
  const read = readJekyll(sources, { roots, config, services: createServices(config), now, bodies: before });
  const diagnostics = [...told, ...read.diagnostics];
  if (hasErrors(read.diagnostics)) return nothingMade(diagnostics);

  const isShadowed = ({ path }: SourceFile) => before.shadowed.has(path);
  const posts = oneNamePerSlug(
    read.posts.filter(({ header }) => !isShadowed(header.file)),
    config,
  );
  const blog = nativeBlog(posts, config);
  const copies = sources
    .filter((file) => !isShadowed(file) && isCopied(file, config))
    .flatMap((file) => {
      const to = nativePath(file);
      return to === null ? [] : [[pathOfSource(roots, file), to] as const];
    });
  const texts = new Map([
    ['site.yml', blog.settings],
    ...blog.files.map(({ path, text }) => [path, text] as const),
  ]);
  const unwritten = writeBlog(target, texts, copies);
  if (unwritten !== null) return nothingMade([...diagnostics, unwritten]);
  const uncompared = addressesOf(posts.filter(({ header, unread }) => unread !== null || header.isAlone));
  const ofPosts = addressesOf(posts.filter(({ header }) => header.file.kind !== 'page'));
  return {
    ...reportPosts(posts),
    copied: copies.length,
    shadowed: sources.filter(isShadowed).map(({ path }) => path),
    replaced: blog.replaced,
    comparison: await compareBlogs(before, target, {
      ...reading,
      ignored: new Set([...[...blog.lists].filter((url) => !ofPosts.has(url)), ...uncompared]),
      shortened: addressesOf(posts.filter(({ listsOthers }) => listsOthers)),
    }),
    diagnostics,
  };
}

/** Whether a file of the blog is one of the new blog as it is. */
function isCopied(file: SourceFile, config: Config): boolean {
  return ['asset', 'file', 'data', 'layout'].includes(file.kind) && !isInside(file, config);
}

/** Where posts stand, and where they stood. */
function addressesOf(posts: readonly ReadPost[]): ReadonlySet<string> {
  const old = posts.flatMap(({ header }) => header.frontMatter.aliases);
  return new Set([...posts.map(({ header }) => header.url), ...old.map(withSlash)]);
}

import { CacheFolder } from '../../cache/cache-folder.ts';
import { FileStamps } from '../../cache/file-stamps.ts';
import { excludedByJekyll, excludedPaths, includedNames } from '../../sources/excluded-paths.ts';
import { digestOfSource, type Roots } from '../../sources/read-source.ts';
import type { Checked } from '../../types/diagnostic.ts';
import { isText, type SourceFile } from '../../types/source-file.ts';
import type { PrepareOptions } from './build-options.ts';
import { misplacedFiles } from './misplaced-files.ts';
import { missingPosts } from './missing-posts.ts';
import { type Blog, openBlog } from './open-blog.ts';
import { scan } from './scan.ts';
import type { Stopwatch } from './stopwatch.ts';
import { unreadHome } from './unread-home.ts';

/** What the first verb, scan, found: the configuration and the list of files. No post is loaded yet. */
export interface Survey {
  readonly blog: Checked<Blog>;
  readonly sources: Checked<readonly SourceFile[]>;
  readonly cache: CacheFolder;
  readonly stamps: FileStamps;
}

/**
 * Scans a blog. On a first build (`isFirst`) there is nothing to compare texts with, so they are not read here but when they are
 * loaded: their digests are empty until `completeSurvey` adds them.
 */
export function surveyBlog(
  options: PrepareOptions,
  watch: Stopwatch,
  { isFirst = false }: { readonly isFirst?: boolean } = {},
): Survey {
  const cache = options.cache ?? new CacheFolder(null);
  const stamps = new FileStamps(cache, 'sources.json');
  const blog = openBlog(options.roots, options);
  const { config, folders } = blog.value;
  const { exclude, isJekyll, extra } = config;
  const include = includedNames(extra);
  const isExcluded = isJekyll ? excludedByJekyll(exclude, include) : excludedPaths(exclude);
  const how = { isExcluded, stamps, isReadLater: (kind: SourceFile['kind']) => isFirst && isText({ kind }) };
  const sources = watch.time('scan', () => scan(options.roots, folders, how));
  const missing = missingPosts(options.roots.blog, sources.value, config);
  const isTold = (name: string) => missing.some(({ file }) => `${file}/`.startsWith(`${name}/`));
  const diagnostics = [
    ...sources.diagnostics,
    ...missing,
    ...misplacedFiles(options.roots.blog, sources.value, config, (name) => isExcluded(name) || isTold(name)),
    ...(isJekyll ? unreadHome(options.roots, sources.value, isExcluded) : []),
  ];
  return { blog, sources: { value: sources.value, diagnostics }, cache, stamps };
}

/** Adds the digests of texts that were read later, as they were loaded; what was not loaded is read now. */
export function completeSurvey(
  survey: Survey,
  roots: Roots,
  loadedDigest: (path: string) => string | undefined,
): Survey {
  const { value, diagnostics } = survey.sources;
  if (value.every(({ digest }) => digest !== '')) return survey;
  const complete = value.map((file): SourceFile => {
    if (file.digest !== '') return file;
    return { ...file, digest: loadedDigest(file.path) ?? digestOfSource(roots, file) };
  });
  return { ...survey, sources: { value: complete, diagnostics } };
}

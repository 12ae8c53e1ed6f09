import { CacheFolder } from '../cache/cache-folder.ts';
import { FileStamps } from '../cache/file-stamps.ts';
import type { Checked } from '../types/diagnostic.ts';
import { excludedByJekyll, excludedPaths, includedNames } from '../sources/excluded-paths.ts';
import type { SourceFile } from '../types/source-file.ts';
import { type Blog, openBlog } from './open-blog.ts';
import { missingPosts } from './missing-posts.ts';
import type { PrepareOptions } from './prepare.ts';
import { scan } from './scan.ts';
import type { Stopwatch } from './stopwatch.ts';

/** A blog as it lies on the disk: configured and listed, with nothing of it read. */
export interface Survey {
  readonly blog: Checked<Blog>;
  readonly sources: Checked<readonly SourceFile[]>;
  readonly cache: CacheFolder;
  readonly stamps: FileStamps;
}

/** The first verb. */
export function surveyBlog(options: PrepareOptions, watch: Stopwatch): Survey {
  const cache = options.cache ?? new CacheFolder(null);
  const stamps = new FileStamps(cache, 'sources.json');
  const blog = openBlog(options.roots, options);
  const { config, folders } = blog.value;
  const { exclude, isJekyll, extra } = config;
  const include = includedNames(extra);
  const isExcluded = isJekyll ? excludedByJekyll(exclude, include) : excludedPaths(exclude);
  const sources = watch.time('scan', () => scan(options.roots, folders, isExcluded, stamps));
  const diagnostics = [...sources.diagnostics, ...missingPosts(options.roots.blog, sources.value, config)];
  return { blog, sources: { value: sources.value, diagnostics }, cache, stamps };
}

import { existsSync } from 'node:fs';
import path from 'node:path';

/** What configures a native blog. */
export const nativeConfiguration = 'site.yml';

/** What configures a Jekyll blog. */
export const jekyllConfiguration = '_config.yml';

/** The files that may configure a blog, at its top. */
export const configurationFiles: readonly string[] = [nativeConfiguration, jekyllConfiguration];

/**
 * The name of the file that configures the blog in `root`, whether the file is there or not:
 *  1. `site.yml` if it is there;
 *  2. else `_config.yml` if that is there, or a folder `_posts`: the blog is then read as Jekyll reads it;
 *  3. else `site.yml`, with every key at its default.
 */
export function configurationFile(root: string): string {
  const has = (name: string) => existsSync(path.join(root, name));
  if (has(nativeConfiguration)) return nativeConfiguration;
  return has(jekyllConfiguration) || has('_posts') ? jekyllConfiguration : nativeConfiguration;
}

import type { Config } from '../../types/config.ts';
import { withOwnPaths } from '../own-paths.ts';
import { readSettings } from '../read-settings.ts';
import { yamlLines } from '../yaml-lines.ts';
import { nativeConfig } from './native-config.ts';
import { type NativeFile, nativeFiles } from './native-files.ts';
import { plainSlugs } from './plain-slugs.ts';
import type { ReadPost } from './read-post.ts';
import { themePages } from './theme-pages.ts';

/** A native blog before it is written. */
interface NativeBlog {
  /** The text of `site.yml`. */
  readonly settings: string;
  /** The files of its posts and pages, each with a path of its own. */
  readonly files: readonly NativeFile[];
  /** Addresses of the theme's own lists. */
  readonly lists: ReadonlySet<string>;
  /** Addresses of pages that those lists stand for. */
  readonly replaced: readonly string[];
}

/** Makes the settings and the files of a native blog of a Jekyll blog's posts and pages. */
export function nativeBlog(posts: readonly ReadPost[], jekyll: Config): NativeBlog {
  const said = nativeConfig(
    { ...jekyll, future: jekyll.extra['future'] === true },
    plainSlugs(posts, jekyll),
  );
  const settings = `${yamlLines(said).join('\n')}\n`;
  const native = readSettings(settings);
  const lists = themePages(native, posts);
  const blogs = { jekyll, native, lists: new Set(['/', ...lists]) };
  const made = posts.flatMap((post) => nativeFiles(post, blogs));
  const isReplaced = ({ path, url }: NativeFile) => path.startsWith('pages/') && lists.has(url);
  return {
    settings,
    files: withOwnPaths(made.filter((file) => !isReplaced(file))),
    lists,
    replaced: made.filter(isReplaced).map(({ url }) => url),
  };
}

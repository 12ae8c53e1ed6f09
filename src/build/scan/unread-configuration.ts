import { existsSync } from 'node:fs';
import path from 'node:path';
import { warning } from '../../diagnostics/diagnostic.ts';
import { jekyllConfiguration, nativeConfiguration } from '../../sources/configuration-file.ts';
import { excludedPaths } from '../../sources/excluded-paths.ts';
import { findFolders } from '../../sources/find-folders.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';

/** Names that people give the configuration, and that nothing reads. */
const misnamed = ['site.yaml', 'site.yml.txt', 'config.yml', 'config.yaml', '_config.yaml'];

/**
 * Warnings of what lies in the blog in `root` as if it decided something, and does not:
 *  1. beside a `site.yml`, the folder `_posts`, unless that is excluded;
 *  2. without `file`, which is what would configure the blog, files of a name much like it;
 *  3. in a Jekyll blog, a configuration that speaks of a blog in a folder below its own.
 */
export function unreadConfiguration(root: string, file: string, config: Config): readonly Diagnostic[] {
  const has = (name: string) => existsSync(path.join(root, name));
  const besides = has(file)
    ? file === nativeConfiguration && has('_posts') && !excludedPaths(config.exclude)('_posts')
      ? [unreadPosts()]
      : []
    : misnamed.filter(has).map((name) => unreadName(name, file));
  return file === jekyllConfiguration ? [...besides, ...blogBelow(root, config)] : besides;
}

function unreadPosts(): Diagnostic {
  const remedy = `Move its posts to posts/, or name it under exclude:; without ${nativeConfiguration} this would be a Jekyll blog.`;
  const message = `nothing in _posts/ is read, since the blog has a ${nativeConfiguration}`;
  return warning('file-skipped', message, { file: '_posts' }, remedy);
}

function unreadName(name: string, file: string): Diagnostic {
  const message = `${name} is not read: the configuration of a blog is in ${file}`;
  return warning('file-skipped', message, { file: name }, `Rename it to ${file}.`);
}

/** Jekyll can be told by a flag or a key that the blog stands in a folder below its configuration. */
function blogBelow(root: string, { extra }: Config): readonly Diagnostic[] {
  if (existsSync(path.join(root, '_posts'))) return [];
  const said = typeof extra['source'] === 'string' ? [extra['source'].replace(/^\.?\/|\/+$/g, '')] : [];
  const folders = [...said, ...findFolders(root, ['_includes', '_layouts']).map((at) => path.dirname(at))];
  const below = folders.find((at) => at !== '' && at !== '.' && existsSync(path.join(root, at, '_posts')));
  if (below === undefined) return [];
  const message = `the blog stands in ${below}/, and its includes and data are looked for beside ${jekyllConfiguration}`;
  const remedy = `Copy ${jekyllConfiguration} into ${below}/ and build that folder.`;
  return [warning('file-skipped', message, { file: `${below}/` }, remedy)];
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { manifestName } from '../../output/output-manifest.ts';
import { reasonToSkip } from '../../sources/public-file.ts';

/** Folders in which others keep their books. */
const foreign = new Set(['.jekyll-cache', '.sass-cache', '_site']);

/**
 * Whether nothing a blog is made of stands at a path below `root`: a folder that is not the writer's, such as the output,
 * the cache, packages and repositories, or an editor's own file.
 */
export function isIgnored(root: string, file: string, isFolder: boolean): boolean {
  const relative = path.relative(root, file);
  if (relative === '') return false;
  if (foreign.has(relative) || reasonToSkip(path.basename(file)) !== null) return true;
  // A folder that Tinta has written, by whatever name.
  return isFolder && existsSync(path.join(file, manifestName));
}

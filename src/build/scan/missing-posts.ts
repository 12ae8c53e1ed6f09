import path from 'node:path';
import { warning } from '../../diagnostics/diagnostic.ts';
import { readManifest } from '../../output/output-manifest.ts';
import { excludedPaths } from '../../sources/excluded-paths.ts';
import { findMarkdown } from '../../sources/find-markdown.ts';
import { nativeFolders } from '../../sources/source-folders.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { SourceFile } from '../../types/source-file.ts';

/**
 * What is said of a native blog without a post or draft:
 *  1. Markdown that stands where no post is looked for is named, the folder that holds the most;
 *  2. else a blog of pages is one that is meant so;
 *  3. else there is nothing to publish, and most likely the command was started in another folder.
 */
export function missingPosts(
  root: string,
  sources: readonly SourceFile[],
  { isJekyll, exclude }: Config,
): readonly Diagnostic[] {
  if (isJekyll || sources.some(({ kind }) => kind === 'post' || kind === 'draft')) return [];
  const isExcluded = excludedPaths(exclude);
  const skips = (folder: string) =>
    isExcluded(folder) ||
    nativeFolders.some((known) => known.folder === folder) ||
    readManifest(path.join(root, folder)) !== null;
  const [most] = [...findMarkdown(root, skips)].toSorted(([, a], [, b]) => b - a);
  if (most !== undefined) return [elsewhere(...most)];
  return sources.some(({ kind }) => kind === 'page') ? [] : [nothing()];
}

function elsewhere(folder: string, count: number): Diagnostic {
  const files = count === 1 ? 'a Markdown file' : `${count} Markdown files`;
  const where = folder === '' ? 'the top of the blog' : `${folder}/`;
  const message = `no posts were found in posts/, and ${where} holds ${files} that nothing is made from`;
  return warning(
    'posts-missing',
    message,
    folder === '' ? null : { file: folder },
    `Move ${count === 1 ? 'it' : 'them'} into posts/.`,
  );
}

function nothing(): Diagnostic {
  const remedy =
    'Start a post here with tinta new "A title" or a blog with tinta init DIR, or name the folder the blog is in.';
  return warning('posts-missing', 'there is no post and no page here', null, remedy);
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { reasonToSkip } from './public-file.ts';
import { isRepositoryText } from './source-folders.ts';

/** Deeper than anyone files posts. */
const maxDepth = 4;
/** A command started in the wrong folder must not read a whole disk. */
const maxFolders = 500;

/** How many Markdown files each folder below `root` holds by itself (`''` is the top), where there are any. */
export function findMarkdown(root: string, skips: (folder: string) => boolean): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let entered = 0;
  const visit = (folder: string, depth: number): void => {
    if (depth > maxDepth || (entered += 1) > maxFolders) return;
    const entries = entriesOf(path.join(root, folder)).filter(({ name }) => reasonToSkip(name) === null);
    const isText = (name: string) => /\.(?:md|markdown)$/i.test(name) && !isRepositoryText(name);
    const texts = entries.filter((entry) => entry.isFile() && isText(entry.name)).length;
    if (texts > 0) found.set(folder, texts);
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      const child = folder === '' ? name : `${folder}/${name}`;
      if (!skips(child)) visit(child, depth + 1);
    }
  };
  visit('', 0);
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

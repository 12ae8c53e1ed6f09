import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Prepared } from '../build/render/prepared.ts';
import { configurationFile } from '../sources/configuration-file.ts';
import type { SourceFile } from '../types/source-file.ts';
import type { SourceText } from './place-address.ts';

/** What people wrote of the site at large: the file that configures it, its data, then its layouts. Each is read when it is asked for, once. */
export function settingsOf({ sources }: Pick<Prepared, 'sources'>, root: string): readonly SourceText[] {
  const ownOf = (wanted: SourceFile['kind']): readonly string[] =>
    sources
      .filter(({ kind, isTheme }) => kind === wanted && !isTheme)
      .map((file) => file.path)
      .toSorted();
  return [configurationFile(root), ...ownOf('data'), ...ownOf('layout')]
    .filter((file) => existsSync(path.join(root, file)))
    .map((file) => textOf(root, file));
}

/** A file of the blog; its text is read when it is asked for, once. */
export function textOf(root: string, file: string): SourceText {
  let text: string | null = null;
  return { file, read: () => (text ??= readFileSync(path.join(root, file), 'utf8')) };
}

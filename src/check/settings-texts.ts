import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../types/config.ts';
import type { SourceText } from './place-address.ts';

const dataFile = /\.(?:ya?ml|json|csv|tsv)$/i;

/** What people wrote of the site at large: the file that configures it, then its data. Each is read when it is asked for, once. */
export function settingsOf(root: string, { isJekyll }: Config): readonly SourceText[] {
  const folder = isJekyll ? '_data' : 'data';
  const data = existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => dataFile.test(name))
        .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
        .toSorted()
    : [];
  return [isJekyll ? '_config.yml' : 'site.yml', ...data]
    .filter((file) => existsSync(path.join(root, file)))
    .map((file) => textOf(root, file));
}

function textOf(root: string, file: string): SourceText {
  let text: string | null = null;
  return { file, read: () => (text ??= readFileSync(path.join(root, file), 'utf8')) };
}

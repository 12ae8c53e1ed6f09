import type { HugoText } from './hugo-text.ts';
import { pathFrom } from './path-from.ts';

/** A text and where it was served. */
interface Addressed {
  readonly text: HugoText;
  readonly url: string;
}

/** The address of the text that another names, in a language; null for none. */
export type FindRef = (from: HugoText, path: string, language: string) => string | null;

/** Where the text stands that a `ref` of another names. */
export function refFinder(texts: readonly Addressed[]): FindRef {
  const byPath = new Map<string, Addressed[]>();
  for (const addressed of texts) {
    for (const name of namesOf(addressed.text)) {
      const found = byPath.get(name) ?? [];
      found.push(addressed);
      byPath.set(name, found);
    }
  }
  return (from, path, language) => {
    const [name = '', anchor] = path.split('#');
    const end = anchor === undefined ? '' : `#${anchor}`;
    if (name === '') return end === '' ? null : end;
    const code = language.toLowerCase() || from.language.code;
    for (const key of keysOf(from, name)) {
      const found = byPath.get(key)?.find(({ text }) => text.language.code === code);
      if (found !== undefined) return encodeURI(found.url) + end;
    }
    return null;
  };
}

/** A path as it is from the top, and its last name alone. */
function namesOf({ folder, name, kind }: HugoText): readonly string[] {
  const path = kind === 'list' ? folder.replace(/\/$/, '') : folder + name;
  return [`/${path}`, path.slice(path.lastIndexOf('/') + 1)].map((key) => key.toLowerCase());
}

/** What a ref may mean: a path from the top, one from where it stands, a name alone. */
function keysOf(from: HugoText, written: string): readonly string[] {
  const path = written
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.(?:md|markdown|html?)$/, '')
    .replace(new RegExp(`\\.${from.language.code}$`), '')
    .replace(/\/_?index$/, '');
  const folders = ['', from.folder, `${from.folder}${from.name}/`];
  const keys = folders.map((folder) => pathFrom(`/${folder.toLowerCase()}`, path));
  return path.startsWith('/') ? keys.slice(0, 1) : [...keys.slice(1), ...keys.slice(0, 1), path];
}

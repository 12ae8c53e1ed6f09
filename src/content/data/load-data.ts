import { error } from '../../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { checkAuthors } from './check-authors.ts';
import { decodeText } from './decode-text.ts';
import { parseCsv } from './parse-csv.ts';
import { parseYaml } from './parse-yaml.ts';
import { type DataPath, findWholeFloats } from './whole-floats.ts';

/** Data files as one mapping. */
export interface LoadedData extends Checked<DataMap> {
  /** Where in it the files have whole floats. */
  readonly floats: readonly DataPath[];
}

/** A data file and its bytes. */
export interface DataFile {
  readonly file: SourceFile;
  readonly bytes: Uint8Array;
}

/** Finds what is wrong with what a data file says; it is given that, the file's path and its text. */
export type CheckData = (value: Data, file: string, text: string) => readonly Diagnostic[];

interface Folder {
  [name: string]: Data | Folder;
}

/**
 * Reads data files into one mapping by file name, those in folders below into mappings of their own: `data/a/b.yml` is
 * `site.data.a.b`. JSON is read as the YAML it is; CSV and TSV are lists of rows. Two of one name are an error. What is read
 * as `words` is given to `checkWords`.
 */
export function loadData(files: readonly DataFile[], checkWords: CheckData = () => []): LoadedData {
  const data: Folder = Object.create(null);
  const checks = new Map([
    ['authors', checkAuthors],
    ['words', checkWords],
  ]);
  const owners = new Map<string, string>();
  const floats: DataPath[] = [];
  const found = files.flatMap(({ file, bytes }) => {
    const names = namesOf(file.path);
    const key = names.join('.');
    const { value, diagnostics, floats: inside } = readData(file, bytes, checks.get(key));
    floats.push(...inside.map((path) => [...names, ...path]));
    const owner = owners.get(key);
    owners.set(key, file.path);
    place(data, names, value);
    if (owner === undefined) return diagnostics;
    const message = `${owner} and ${file.path} are both site.data.${key}`;
    return [...diagnostics, error('url-collision', message, { file: file.path }, 'Rename one of them.')];
  });
  return { value: data, diagnostics: found, floats };
}

interface ReadData extends Checked<Data> {
  readonly floats: readonly DataPath[];
}

function readData(file: SourceFile, bytes: Uint8Array, check: CheckData = () => []): ReadData {
  const text = decodeText(bytes, file.path);
  const separated = /\.(csv|tsv)$/i.exec(file.path)?.[1]?.toLowerCase();
  if (separated !== undefined)
    return {
      value: parseCsv(text.value, separated === 'csv' ? ',' : '\t'),
      diagnostics: text.diagnostics,
      floats: [],
    };
  const parsed = parseYaml(text.value, { file: file.path, what: 'data file' });
  return {
    value: parsed.value,
    diagnostics: [...text.diagnostics, ...parsed.diagnostics, ...check(parsed.value, file.path, text.value)],
    floats: findWholeFloats(text.value, parsed.value),
  };
}

/** `_data/a/b c.yml` is `a`, `b_c`: a name is one word, so that it can be asked for with a dot. */
function namesOf(path: string): readonly string[] {
  const names = path.replace(/\.[^./]+$/, '').split('/');
  return names.slice(1).map((name) => name.trim().replace(/\s+/g, '_'));
}

/** A folder and a file of one name share one mapping. */
function place(data: Folder, names: readonly string[], value: Data): void {
  let folder = data;
  for (const name of names.slice(0, -1)) {
    const inner = folder[name];
    if (isMap(inner)) folder = inner;
    else folder = folder[name] = Object.create(null);
  }
  const last = names.at(-1) ?? '';
  const there = folder[last];
  folder[last] = isMap(there) && isMap(value) ? { ...there, ...value } : value;
}

import { error } from '../diagnostics/diagnostic.ts';
import type { Data, DataMap } from '../types/data.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { SourceFile } from '../types/source-file.ts';
import { checkAuthors } from './check-authors.ts';
import { decodeText } from './decode-text.ts';
import { parseYaml } from './parse-yaml.ts';

/** A data file and its bytes. */
export interface DataFile {
  readonly file: SourceFile;
  readonly bytes: Uint8Array;
}

/** Reads data files into one mapping by file name; JSON is read as the YAML it is. Two of one name are an error. */
export function loadData(files: readonly DataFile[]): Checked<DataMap> {
  const data: { [name: string]: Data } = Object.create(null);
  const owners = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { file, bytes } of files) {
    const name = file.path.replace(/^.*\//, '').replace(/\.[^.]+$/, '');
    const text = decodeText(bytes, file.path);
    const parsed = parseYaml(text.value, { file: file.path, what: 'data file' });
    diagnostics.push(...text.diagnostics, ...parsed.diagnostics);
    if (name === 'authors') diagnostics.push(...checkAuthors(parsed.value, file.path, text.value));
    const owner = owners.get(name);
    if (owner !== undefined) {
      const message = `${owner} and ${file.path} are both site.data.${name}`;
      diagnostics.push(error('url-collision', message, { file: file.path }, 'Rename one of them.'));
    }
    owners.set(name, file.path);
    data[name] = parsed.value;
  }
  return { value: data, diagnostics };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../content/data/decode-text.ts';
import { parseToml } from '../../content/data/parse-toml.ts';
import { parseYaml } from '../../content/data/parse-yaml.ts';
import { mergeMaps } from '../../content/front-matter/merge-defaults.ts';
import { type DataMap, isMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import { liesInside } from '../lies-inside.ts';
import { lowerKeys } from './lower-keys.ts';

const extensions = ['toml', 'yaml', 'yml', 'json'];
const roots = ['hugo', 'config'];

/** What a Hugo blog's configuration says, from whichever files it has, all keys in lower case; null where it has none. */
export function readHugoConfig(source: string): Checked<DataMap | null> {
  const single = roots
    .flatMap((name) => extensions.map((extension) => `${name}.${extension}`))
    .find((file) => existsSync(path.join(source, file)));
  const files = [
    ...(single === undefined ? [] : [single]),
    ...filesIn(source, 'config/_default'),
    ...filesIn(source, 'config/production'),
  ];
  const diagnostics: Diagnostic[] = [];
  let config: DataMap = {};
  for (const file of files) {
    if (!liesInside(source, file)) {
      diagnostics.push(leadsOut(file));
      continue;
    }
    const read = readMap(source, file);
    diagnostics.push(...read.diagnostics);
    config = mergeMaps(config, placed(file, lowerKeys(read.value)));
  }
  return { value: files.length === 0 ? null : config, diagnostics };
}

function filesIn(source: string, folder: string): readonly string[] {
  if (!existsSync(path.join(source, folder))) return [];
  return readdirSync(path.join(source, folder))
    .filter((name) => extensions.includes(name.replace(/^.*\./, '')))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

function leadsOut(file: string): Diagnostic {
  const message = 'It is a symbolic link that leads out of the blog, so it is not read';
  return importLeft(message, { file }, 'Copy what it leads to to its place, and import again.');
}

/** In a folder of configuration a file's name is the key that it is about: `menus.es.toml`. */
function placed(file: string, map: DataMap): DataMap {
  const [key = '', language] = path.basename(file).toLowerCase().split('.').slice(0, -1);
  if (!file.includes('/') || roots.includes(key)) return map;
  return language === undefined ? { [key]: map } : { languages: { [language]: { [key]: map } } };
}

/** A file of TOML, YAML or JSON as the mapping that it is. */
export function readMap(source: string, file: string): Checked<DataMap> {
  const decoded = decodeText(readFileSync(path.join(source, file)), file);
  const parsed = file.endsWith('.toml')
    ? parseToml(decoded.value, file, 0)
    : parseYaml(decoded.value, { file, what: 'file' });
  const diagnostics = [...decoded.diagnostics, ...parsed.diagnostics.map(asFile)];
  return { value: isMap(parsed.value) ? parsed.value : {}, diagnostics };
}

function asFile(found: Diagnostic): Diagnostic {
  return { ...found, message: found.message.replace('The front matter', 'The file') };
}

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../content/data/decode-text.ts';
import { parseYaml } from '../../content/data/parse-yaml.ts';
import { error, hasErrors } from '../../diagnostics/diagnostic.ts';
import { type DataMap, isMap } from '../../types/data.ts';
import type { Checked } from '../../types/diagnostic.ts';
import { liesInside } from '../lies-inside.ts';
import { type HexoConfig, hexoConfig, mapOf } from './hexo-config.ts';

/** What the files at the top of a Hexo blog say. */
export interface OpenedHexo {
  readonly config: HexoConfig;
  /** The configuration of its theme; empty where there is none. */
  readonly theme: DataMap;
  readonly packages: ReadonlySet<string>;
}

/** Reads `_config.yml`, and what its theme and `package.json` say; a folder that is no blog of Hexo's is an error. */
export function openHexo(blog: string): Checked<OpenedHexo | null> {
  const name = ['_config.yml', '_config.yaml', '_config.json'].find((file) => isFile(path.join(blog, file)));
  if (name === undefined) return noBlog('it has no _config.yml', '_config.yml');
  const { value, diagnostics } = readMap(blog, name);
  if (hasErrors(diagnostics)) return { value: null, diagnostics };
  const packages = new Set(
    ['dependencies', 'devDependencies'].flatMap((key) =>
      Object.keys(mapOf(readMap(blog, 'package.json').value[key])),
    ),
  );
  const config = hexoConfig(value, packages);
  if (!liesInside(blog, config.sourceDir))
    return noBlog(`source_dir: ${config.sourceDir} leads out of it`, name);
  const isThere =
    statSync(path.join(blog, config.sourceDir), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isThere) return noBlog(`it has no folder ${config.sourceDir}`, name);
  return { value: { config, theme: themeOf(blog, config), packages }, diagnostics };
}

function noBlog(why: string, file: string): Checked<null> {
  const message = `This folder is no blog of Hexo’s: ${why}`;
  const remedy = 'Name the folder that holds the _config.yml and the source of the blog.';
  return { value: null, diagnostics: [error('import-left', message, { file }, remedy)] };
}

/** What a theme's own configuration says, which may stand beside the blog's or in the theme. */
function themeOf(blog: string, { all }: HexoConfig): DataMap {
  const { theme } = all;
  if (typeof theme !== 'string' || !/^[\w.-]+$/.test(theme)) return {};
  const files = [
    `_config.${theme}.yml`,
    `themes/${theme}/_config.yml`,
    `node_modules/hexo-theme-${theme}/_config.yml`,
  ];
  const found = files.map((file) => readMap(blog, file).value);
  return Object.assign({}, ...found.toReversed());
}

/** A file of YAML or JSON as a mapping; empty for none. */
function readMap(blog: string, file: string): Checked<DataMap> {
  const at = path.join(blog, file);
  if (!isFile(at)) return { value: {}, diagnostics: [] };
  const text = decodeText(readFileSync(at), file);
  if (hasErrors(text.diagnostics)) return { value: {}, diagnostics: text.diagnostics };
  const { value, diagnostics } = parseYaml(text.value, { file });
  return { value: isMap(value) ? value : {}, diagnostics };
}

function isFile(at: string): boolean {
  return statSync(at, { throwIfNoEntry: false })?.isFile() === true;
}

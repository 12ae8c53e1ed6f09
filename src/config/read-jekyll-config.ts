import { partsPath, postsPerPart } from '../content/addresses/pagination.ts';
import { type DataPath, findWholeFloats, noteFloats } from '../content/data/whole-floats.ts';
import { listedMenu } from '../layouts/views/listed-menu.ts';
import { pathOfUrl } from '../text/path-of-url.ts';
import type { Config, FrontMatterDefaults, MarkdownConfig } from '../types/config.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import { ConfigReader, type ConfigSource } from './config-reader.ts';
import { postsPermalink, readCollections, readCollectionsFolder } from './read-collections.ts';
import { type ConfigOverrides, readConfig } from './read-config.ts';
import { readKramdown } from './read-kramdown.ts';
import { readPermalink } from './read-permalink.ts';

/** Jekyll's permalink styles are its own; none given means `date`. */
const defaultPermalink = 'date';

/** Native keys that mean something else in some blog or theme of Jekyll's: taken for ours where the value has our shape. */
const ourShape: ReadonlyMap<string, (value: Data) => boolean> = new Map([
  ['timezone', (value: Data) => typeof value === 'string'],
  ['exclude', Array.isArray],
  ['theme', isMap],
  ['images', (value: Data) => isMap(value) || value === false],
  ['cards', (value: Data) => isMap(value) || typeof value === 'boolean'],
  ['search', (value: Data) => value === false || value === 'pagefind'],
  ['share', (value: Data) => typeof value === 'boolean'],
  ['comments', (value: Data) => typeof value === 'boolean'],
  ['mermaid', (value: Data) => typeof value === 'string'],
  ['check', isMap],
  ['deploy', (value: Data) => isMap(value) && Object.values(value).every(isMap)],
]);

/** Native keys that are read from other keys of Jekyll's, or not at all. */
const notOurs = new Set([
  'markdown',
  'permalink',
  'page_path',
  'url',
  'baseurl',
  'defaults',
  'nav',
  'feeds',
  'author',
  'languages',
  // Those of Jekyll are gems.
  'plugins',
]);

/**
 * Makes a configuration of a Jekyll blog's `_config.yml`: the same posts at the same URLs. What Jekyll would
 * not complain of is not complained of here.
 */
export function readJekyllConfig(source: ConfigSource, overrides: ConfigOverrides): Checked<Config> {
  const read = new ConfigReader(source);
  const base = baseOf(read);
  const native = { ...source, data: nativeKeys(source.data, read, base) };
  const { value, diagnostics } = readConfig(native, overrides);
  const floats = findWholeFloats(source.text, source.data);
  const config: Config = {
    ...value,
    // A blog may leave its host unsaid and stand in a folder of it all the same.
    base: value.url === '' ? base : value.base,
    permalink: postsPermalink(source.data) ?? readPermalink(read, defaultPermalink),
    excerptSeparator: read.text('excerpt_separator', '\n\n'),
    drafts: overrides.drafts ?? read.flag('show_drafts', false),
    markdown: readMarkdown(source.data, value.markdown),
    feeds: { ...value.feeds, ids: 'jekyll' },
    isJekyll: true,
    collections: readCollections(source.data),
    collectionsFolder: readCollectionsFolder(source.data),
    defaults: readDefaults(source.data, floats),
    extra: noteFloats(source.data, floats),
  };
  const isOurs = (code: string) =>
    code === 'config-title-missing' || code === 'config-url-missing' || code === 'config-unknown';
  const said = [...diagnostics, ...read.diagnostics].filter(({ code }) => !isOurs(code));
  return { value: Object.freeze(config), diagnostics: said.map(asWarning) };
}

/** A word of ours may mean something else in a theme of Jekyll's; that ends no build. */
function asWarning(found: Diagnostic): Diagnostic {
  return found.code === 'config-type' ? { ...found, severity: 'warning' } : found;
}

/** `es_ES`, as many themes write it, is `es-ES`; of several languages the first counts. */
function languageOf(written: Data | undefined): Data {
  const first = Array.isArray(written) ? (written[0] ?? null) : (written ?? null);
  return typeof first === 'string' ? first.trim().replace(/[_.].*$/, (rest) => regionOf(rest)) : null;
}

function regionOf(rest: string): string {
  const region = /^_([A-Za-z]{2,4})\b/.exec(rest)?.[1];
  return region === undefined ? '' : `-${region}`;
}

/** The path that `baseurl` names: empty, or with a slash before it and none behind. */
function baseOf(read: ConfigReader): string {
  const path = read.text('baseurl', '').replace(/^\/+|\/+$/g, '');
  return path === '' ? '' : `/${path}`;
}

/** The keys that mean the same in both, under their native names. */
function nativeKeys(data: DataMap, read: ConfigReader, base: string): DataMap {
  const url = read.text('url', '').replace(/\/+$/, '');
  const { author, lang, locale } = data;
  const shared = Object.entries(data).filter(
    ([key, value]) => !notOurs.has(key) && (ourShape.get(key)?.(value) ?? true),
  );
  return {
    ...Object.fromEntries(shared),
    // Some write the folder in both.
    ...(url === '' ? {} : { url: base !== '' && pathOfUrl(url) === base ? url : url + base }),
    // A key of themes; one in a form that is no menu is theirs alone.
    nav: listedMenu(data['nav'])?.map((item) => ({ ...item })) ?? null,
    author: isMap(author) ? (author['name'] ?? null) : (author ?? null),
    language: languageOf(lang ?? locale),
    per_page: postsPerPart(data),
    page_path: partsPath(data),
  };
}

/** kramdown, unless the blog has named the one other reader that Jekyll has a plugin for. */
function readMarkdown({ markdown, kramdown }: DataMap, native: MarkdownConfig): MarkdownConfig {
  const isCommonMark = typeof markdown === 'string' && /^commonmark/i.test(markdown);
  return {
    ...native,
    dialect: isCommonMark ? 'commonmark' : 'kramdown',
    kramdown: readKramdown(kramdown),
    html: true,
  };
}

function readDefaults({ defaults }: DataMap, floats: readonly DataPath[]): readonly FrontMatterDefaults[] {
  if (!Array.isArray(defaults)) return [];
  return defaults.flatMap((one: Data, at) => {
    if (!isMap(one)) return [];
    const { scope, values } = one;
    const { path, type } = isMap(scope) ? scope : {};
    const inside = floats.filter((float) => ['defaults', at, 'values'].every((key, n) => float[n] === key));
    return {
      path: typeof path === 'string' ? path.replace(/^\/+|\/+$/g, '') : '',
      type: typeof type === 'string' ? type : '',
      values: isMap(values)
        ? noteFloats(
            values,
            inside.map((float) => float.slice(3)),
          )
        : {},
    };
  });
}

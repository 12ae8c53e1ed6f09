import { readLevels } from '../markdown/kramdown/inline-options.ts';
import type { KramdownOptions } from '../types/config.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';

/** Those of kramdown's options that mean something here, by its own names. */
export const kramdownKeys: readonly string[] = [
  'input',
  'auto_ids',
  'auto_id_prefix',
  'hard_wrap',
  'toc_levels',
  'smart_quotes',
  'typographic_symbols',
  'parse_block_html',
  'parse_span_html',
  'footnote_nr',
  'footnote_backlink',
  'header_offset',
  'math_engine',
  'gfm_quirks',
  'syntax_highlighter_opts',
];

const quoteNames: { readonly [name: string]: string } = {
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  bdquo: '„',
  lsaquo: '‹',
  rsaquo: '›',
  laquo: '«',
  raquo: '»',
  apos: "'",
  quot: '"',
};
const symbolNames: { readonly [name: string]: string } = {
  mdash: '---',
  ndash: '--',
  hellip: '...',
  laquo: '<<',
  raquo: '>>',
  laquo_space: '<< ',
  raquo_space: ' >>',
};
const levels = [1, 2, 3, 4, 5, 6];

/** kramdown's options from a mapping in its own words, with Jekyll's defaults; what is none of them is passed over. */
export function readKramdown(data: Data | undefined): KramdownOptions {
  const map = isMap(data) ? data : {};
  const { input, auto_id_prefix: prefix, footnote_backlink: backlink } = map;
  return {
    input: String(input ?? 'GFM').toLowerCase() === 'kramdown' ? 'kramdown' : 'GFM',
    autoIds: flag(map, 'auto_ids', true),
    autoIdPrefix: typeof prefix === 'string' ? prefix : '',
    hardWrap: flag(map, 'hard_wrap', false),
    tocLevels: readTocLevels(map['toc_levels']),
    smartQuotes: readQuotes(map['smart_quotes']),
    typographicSymbols: flag(map, 'typographic_symbols', true) && !isPlain(map['gfm_quirks']),
    symbols: readSymbols(map['typographic_symbols']),
    parseBlockHtml: flag(map, 'parse_block_html', false),
    parseSpanHtml: flag(map, 'parse_span_html', true),
    footnoteNumber: whole(map['footnote_nr'], 1),
    footnoteBacklink: typeof backlink === 'string' ? unescape(backlink) : '↩',
    headerOffset: whole(map['header_offset'], 0),
    math:
      !Object.hasOwn(map, 'math_engine') || ![null, false, '', 'nil'].includes(map['math_engine'] as null),
    lineNumbersFrom: readLineNumbers(map['syntax_highlighter_opts']),
  };
}

/** Rouge's numbers: `block: {line_numbers: true, start_line: 1}`, or the same one step further out. */
function readLineNumbers(options: Data | undefined): number | null {
  if (!isMap(options) || options['disable'] === true) return null;
  const block = isMap(options['block']) ? { ...options, ...options['block'] } : options;
  return flag(block, 'line_numbers', false) && block['disable'] !== true
    ? whole(block['start_line'], 1)
    : null;
}

function flag(map: DataMap, key: string, fallback: boolean): boolean {
  const value = map[key];
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' ? value : fallback;
}

/** GFM's quirk that leaves dashes and dots as they are typed. */
function isPlain(quirks: Data | undefined): boolean {
  return [quirks].flat().some((quirk) => String(quirk).includes('no_auto_typographic'));
}

function whole(value: Data | undefined, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : fallback;
}

function readTocLevels(value: Data | undefined): readonly number[] {
  if (value === undefined || value === null || isMap(value)) return levels;
  return readLevels(Array.isArray(value) ? value.join(',') : String(value));
}

/** What is written instead of typographic symbols, which kramdown calls by their names. */
function readSymbols(value: Data | undefined): KramdownOptions['symbols'] {
  if (!isMap(value)) return {};
  const known = Object.entries(value).filter(([name]) => Object.hasOwn(symbolNames, name));
  return Object.fromEntries(known.map(([name, written]) => [symbolNames[name], String(written)]));
}

/** Four of the names or numbers of characters, as a list or parted by commas. */
function readQuotes(value: Data | undefined): KramdownOptions['smartQuotes'] {
  const names = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  const [a, b, c, d] = names.map((name) => quote(name.trim()));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return ['‘', '’', '“', '”'];
  return [a, b, c, d];
}

function quote(name: string): string | undefined {
  if (!/^\d+$/.test(name)) return Object.hasOwn(quoteNames, name) ? quoteNames[name] : undefined;
  const code = Number(name);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The way back is often written as an entity. */
function unescape(text: string): string {
  return text.replace(/&#(\d{1,6});|&#x([\da-f]{1,5});/gi, (_, digits?: string, hex?: string) =>
    String.fromCodePoint(digits === undefined ? Number.parseInt(hex ?? '0', 16) : Number(digits)),
  );
}

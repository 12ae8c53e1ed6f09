import { parseFenceInfo } from '../../markdown/highlight/fence-info.ts';
import type { Data, DataMap } from '../../types/data.ts';
import { isMap } from '../../types/data.ts';
import { fence } from '../fences.ts';
import type { Replacement, Shortcode } from './replace-shortcodes.ts';

/** What shortcodes ask of the blog that they stand in. */
export interface ShortcodeSite {
  /** Where the text stands that a `ref` names; null for none. */
  readonly addressOf: (path: string, language: string) => string | null;
  /** The front matter of the text that the shortcode stands in. */
  readonly front: DataMap;
  /** `params` of the configuration. */
  readonly params: DataMap;
}

type Handler = (shortcode: Shortcode, site: ShortcodeSite) => Replacement | null;

/** What a shortcode becomes in a native blog; null for one without a counterpart. */
export function nativeShortcode(shortcode: Shortcode, site: ShortcodeSite): Replacement | null {
  const name = shortcode.name.toLowerCase().replace(/\.html$/, '');
  return (Object.hasOwn(handlers, name) ? handlers[name]?.(shortcode, site) : null) ?? null;
}

/** A paragraph of one address, which the theme shows in place. */
function embed(address: string | null): Replacement | null {
  return address === null ? null : { lines: `<${address}>` };
}

/** The argument of a name, or else the one at a place. */
function given({ names, places }: Shortcode, name: string, place: number): string | null {
  const value = names.get(name) ?? places[place];
  return value === undefined || value === '' ? null : value;
}

function about(shortcode: Shortcode, address: (id: string) => string): Replacement | null {
  const id = given(shortcode, 'id', 0);
  return id === null ? null : embed(address(encodeURIComponent(id)));
}

const tweet: Handler = (shortcode) => {
  const user = shortcode.names.get('user') ?? (shortcode.places.length > 1 ? shortcode.places[0] : undefined);
  const id = shortcode.names.get('id') ?? shortcode.places.at(-1);
  const host = shortcode.name.toLowerCase().startsWith('x') ? 'x.com' : 'twitter.com';
  return id === undefined ? null : embed(`https://${host}/${user ?? 'i'}/status/${id}`);
};

const gist: Handler = ({ places: [user, id, file] }) =>
  user === undefined || id === undefined
    ? null
    : embed(
        `https://gist.github.com/${user}/${id}${file === undefined ? '' : `?file=${encodeURIComponent(file)}`}`,
      );

const ref: Handler = (shortcode, { addressOf }) => {
  const path = given(shortcode, 'path', 0);
  const found = path === null ? null : addressOf(path, given(shortcode, 'lang', 1) ?? '');
  return found === null ? null : { words: found };
};

const param: Handler = (shortcode, { front, params }) => {
  const keys = (given(shortcode, 'name', 0) ?? '').toLowerCase().split('.');
  const value = at(front, keys) ?? at(params, keys);
  return typeof value === 'object' ? null : { words: String(value) };
};

function at(map: DataMap, keys: readonly string[]): Data {
  let value: Data = map;
  for (const key of keys) value = isMap(value) ? (value[key] ?? null) : null;
  return value;
}

const highlight: Handler = (shortcode) => {
  const { inner, places, names } = shortcode;
  if (inner === null) return null;
  const code = inner.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
  const options = names.get('options') ?? places.slice(1).join(',');
  const { firstLine, marked } = parseFenceInfo(
    `x {${options.replace(/hl_lines\s*=\s*([\d\s-]+)/, 'hl_lines="$1"')}}`,
  );
  return { lines: fence(code, places[0] ?? '', { firstLine, marked }).trim() };
};

const figure: Handler = ({ names }) => {
  const src = names.get('src');
  if (src === undefined || src === '') return null;
  const [title = '', text = '', by = ''] = ['title', 'caption', 'attr'].map((name) =>
    plain(names.get(name) ?? ''),
  );
  const source = [by, names.get('attrlink')].filter(Boolean).join(', ');
  const told = [text, source].filter((part) => part !== '').join(' – ');
  const caption = [title, told].filter((part) => part !== '').join(/[.!?:]$/.test(title) ? ' ' : ' – ');
  const alt = names.get('alt') ?? caption;
  const address = /[\s()]/.test(src) ? `<${src}>` : src;
  const picture = `![${alt.replace(/[[\]]/g, '\\$&')}](${address}${caption === '' ? '' : ` "${caption.replaceAll('"', '\\"')}"`})`;
  const link = names.get('link');
  const words = [
    ...(names.get('class') ?? '')
      .split(/\s+/)
      .filter((name) => /^[\w-]+$/.test(name))
      .map((name) => `.${name}`),
    ...['width', 'height'].flatMap((name) =>
      /^\d+$/.test(names.get(name) ?? '') ? [`${name}="${String(names.get(name))}"`] : [],
    ),
  ];
  const attributes = words.length === 0 ? '' : `{: ${words.join(' ')}}`;
  return {
    lines: link === undefined || link === '' ? picture + attributes : `[${picture}${attributes}](${link})`,
  };
};

/** A caption without the Markdown that a picture's title cannot have. */
function plain(markdown: string): string {
  return markdown
    .replace(/<[^<>]*>/g, '')
    .replace(/\[([^[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)/g, '$1 ($2)')
    .replace(/(\*\*|__|\*|`)(.+?)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}

const details: Handler = ({ inner, names, places }) => {
  if (inner === null) return null;
  const summary = names.get('summary') ?? names.get('title') ?? places[0] ?? 'Details';
  const isOpen = names.get('open') === 'true' || names.get('open') === 'open';
  const escaped = summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    lines: `<details${isOpen ? ' open' : ''}>\n<summary>${escaped}</summary>\n\n${inner.trim()}\n\n</details>`,
  };
};

const alertNames: { readonly [word: string]: string } = {
  note: 'NOTE',
  info: 'NOTE',
  notice: 'NOTE',
  primary: 'NOTE',
  abstract: 'NOTE',
  question: 'NOTE',
  quote: 'NOTE',
  tip: 'TIP',
  success: 'TIP',
  hint: 'TIP',
  example: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  attention: 'WARNING',
  bug: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  failure: 'CAUTION',
};

function alertOf(word: string): string | undefined {
  const name = word.toLowerCase();
  return Object.hasOwn(alertNames, name) ? alertNames[name] : undefined;
}

/** The boxes of many themes, by the word that says how serious they are. */
const box: Handler = ({ name, inner, names, places }) => {
  if (inner === null) return null;
  const word = names.get('type') ?? names.get('color') ?? names.get('icon') ?? places[0] ?? name;
  const kind = alertOf(word) ?? alertOf(name) ?? 'NOTE';
  const title = names.get('title') ?? (places.length > 1 ? places.slice(1).join(' ') : '');
  const body = `${title === '' ? '' : `**${title}**\n\n`}${inner.trim()}`;
  return {
    lines: `> [!${kind}]\n${body
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n')}`,
  };
};

const raw: Handler = ({ inner }) => (inner === null ? null : { lines: inner.trim() });

const handlers: { readonly [name: string]: Handler } = {
  figure,
  highlight,
  ref,
  relref: ref,
  param,
  gist,
  details,
  tweet,
  twitter: tweet,
  twitter_simple: tweet,
  x: tweet,
  x_simple: tweet,
  youtube: (shortcode) => about(shortcode, (id) => `https://www.youtube.com/watch?v=${id}`),
  vimeo: (shortcode) => about(shortcode, (id) => `https://vimeo.com/${id}`),
  vimeo_simple: (shortcode) => about(shortcode, (id) => `https://vimeo.com/${id}`),
  instagram: (shortcode) => about(shortcode, (id) => `https://www.instagram.com/p/${id}/`),
  rawhtml: raw,
  mermaid: ({ inner }) =>
    inner === null ? null : { lines: fence(inner.trim(), 'mermaid', { firstLine: null, marked: [] }).trim() },
  ...Object.fromEntries(
    [
      'admonition',
      'alert',
      'callout',
      'hint',
      'notice',
      'note',
      'tip',
      'warning',
      'info',
      'important',
      'caution',
      'danger',
    ].map((name) => [name, box]),
  ),
};

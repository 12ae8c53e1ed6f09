import nunjucks from 'nunjucks';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Config } from '../../types/config.ts';
import type { PluginFilter } from '../../types/plugin.ts';
import { LayoutError } from '../layout-error.ts';
import { languageName } from '../words/language-name.ts';
import { readOwnWords } from '../words/own-words.ts';
import { type OwnWords, translate, wordKeys } from '../words/translate.ts';
import { absoluteHtml } from './absolute-html.ts';
import { groupBy, limit, sortBy, where } from './collections.ts';
import { type Filter, type FilterContext, textOf, variableOf } from './filter.ts';
import { imageMarkup, preloadMarkup } from './image.ts';
import { jsonText, toJson } from './json.ts';
import { directionOf, languageAttributes, listGaps } from './languages.ts';
import { toProse } from './prose.ts';
import { toAbsolute, withBase } from './urls.ts';
import { toWeight } from './weight.ts';
import { toCdata, toXml } from './xml.ts';

/** What filters take from the parts of Tinta they stand beside. */
export interface FilterServices {
  readonly config: Config;
  formatDate(date: string, style: string, language: string): string;
  /** The styles that have names. */
  readonly dateStyles: readonly string[];
  /** A date as people write it, such as in a data file, as RFC 3339; null for what is none. */
  readDate(text: string): string | null;
  slugify(text: string): string;
  renderMarkdown(source: string): string;
  /** The filters of the blog's plugins. */
  readonly pluginFilters: ReadonlyMap<string, PluginFilter>;
}

/** Every filter of ours, by the name layouts call it. */
export function createFilters(services: FilterServices): ReadonlyMap<string, Filter> {
  const { config } = services;
  const url = (path: string) => withBase(path, config.base);
  const pictures = { url, sizes: config.images.sizes };
  const ownWords = readOnce((data) => readOwnWords(data, config.language));
  const filters: { readonly [name: string]: Filter } = {
    date(value, style) {
      const text = textOf(value);
      return text === '' ? '' : dateIn(text, textOf(style) || 'long', languageOf(this, config), services);
    },
    url: (value) => url(textOf(value)),
    asset(value) {
      const path = textOf(value);
      return `${url(path)}${versionOf(this, path)}`;
    },
    absolute: (value, pageUrl) => absolute(value, textOf(pageUrl), config),
    slug: (value) => services.slugify(textOf(value)),
    markdown: (value, way) =>
      safe(way === 'inline' ? inline(textOf(value), services) : services.renderMarkdown(textOf(value))),
    prose: (value, label) => safe(toProse(textOf(value), textOf(label))),
    json: (value) => safe(toJson(value)),
    dump: jsonText,
    xml: (value) => safe(toXml(textOf(value))),
    cdata: (value) => safe(toCdata(textOf(value))),
    where,
    groupBy,
    limit,
    sortBy,
    image: (value, options) => safe(imageMarkup(value, options, pictures)),
    preload: (value, options) => safe(preloadMarkup(value, options, pictures)),
    dir: (value) => directionOf(textOf(value)),
    lang(value) {
      return safe(languageAttributes(textOf(value), languageOf(this, config)));
    },
    languageName: (value) => languageName(textOf(value)),
    gaps(value) {
      return listGaps(Number(value), languageOf(this, config));
    },
    weight: (value, most) => toWeight(Number(value), Number(most)),
    t(key, values, language) {
      const own = ownWords(wordsOf(this));
      const spoken = language === undefined ? languageOf(this, config) : textOf(language);
      return word(spoken, textOf(key), values, own);
    },
  };
  return new Map([...Object.entries(filters), ...[...services.pluginFilters].map(withPlainTexts)]);
}

/** A filter of a plugin as layouts call it: HTML that layouts have is a text to it. */
function withPlainTexts([name, filter]: readonly [string, PluginFilter]): [string, Filter] {
  const plain = (value: unknown) => (value instanceof nunjucks.runtime.SafeString ? value.toString() : value);
  return [name, (value, ...given) => atOnce(name, filter(plain(value), ...given.map(plain)))];
}

/** Layouts wait for nothing, and would show a promise as one. */
function atOnce(name: string, answer: unknown): unknown {
  if (!(answer instanceof Promise)) return answer;
  // That it may fail later is nobody's concern any more.
  answer.catch(() => {});
  const remedy =
    'Let it return what it has at once: what must be waited for can be, at the top of the plugin.';
  throw new LayoutError('layout-failed', `the filter ${name} answers with a promise`, remedy);
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

function dateIn(text: string, style: string, language: string, services: FilterServices): string {
  const styles = services.dateStyles;
  if (!style.includes('%') && !styles.includes(style))
    throw new LayoutError(
      'layout-name-unknown',
      `there is no style of dates ${style}`,
      `Write one of ${styles.join(', ')}, or a pattern such as %d %B %Y.${didYouMean(style, styles)}`,
    );
  const date = rfc3339.test(text) ? text : services.readDate(text);
  if (date !== null) return services.formatDate(date, style, language);
  const remedy = 'Give the filter a date, such as page.date or 2026-05-04.';
  throw new LayoutError('layout-failed', `“${text}” is not a date`, remedy);
}

/** What stands in a line of text has no paragraph around it, and what looks like HTML in it is text. Several paragraphs stay. */
function inline(text: string, { renderMarkdown }: FilterServices): string {
  const html = renderMarkdown(text.replaceAll('<', '&lt;'));
  return /^<p>((?:(?!<p>)[^])*)<\/p>\s*$/.exec(html)?.[1] ?? html;
}

/** The language of the page a filter is called on; in a macro, which sees no page, the site's. */
function languageOf(context: FilterContext, { language }: Config): string {
  return textOf(variableOf(context, 'page', 'lang')) || language;
}

/** What `data/words.yml` says. */
function wordsOf(context: FilterContext): unknown {
  const data = variableOf(context, 'site', 'data');
  return typeof data === 'object' && data !== null ? Reflect.get(data, 'words') : undefined;
}

/** `?v=` and the digest of a file that is copied, so that browsers may keep it until it changes. */
function versionOf(context: FilterContext, path: string): string {
  const digestOf = variableOf(context, 'tinta', 'digestOf');
  const digest: unknown = typeof digestOf === 'function' ? digestOf(path) : '';
  return typeof digest === 'string' && digest !== '' ? `?v=${digest.slice(0, 8)}` : '';
}

/** Remembers what was made of the last value: one data file serves all pages. */
function readOnce<T>(read: (value: unknown) => T): (value: unknown) => T {
  let last: { readonly value: unknown; readonly made: T } | null = null;
  return (value) => {
    if (last === null || last.value !== value) last = { value, made: read(value) };
    return last.made;
  };
}

/** A path becomes an address; a piece of HTML gets all its addresses made absolute, as seen from `pageUrl`. */
function absolute(value: unknown, pageUrl: string, config: Config): unknown {
  if (!(value instanceof nunjucks.runtime.SafeString))
    return toAbsolute(textOf(value), config.url, config.base);
  return safe(absoluteHtml(value.toString(), toAbsolute(pageUrl || '/', config.url, config.base)));
}

function word(language: string, key: string, values: unknown, own: OwnWords): string {
  const given = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  const numbers = Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'number' ? value : textOf(value)]),
  );
  const found = translate(language, key, numbers, own);
  if (found !== null) return found;
  throw new LayoutError(
    'layout-name-unknown',
    `the theme has no word ${key}`,
    `Mend the key, or write the word in data/words.yml.${didYouMean(key, wordKeys)}`,
  );
}

function safe(html: string): unknown {
  return new nunjucks.runtime.SafeString(html);
}

import nunjucks from 'nunjucks';
import type { Config } from '../../types/config.ts';
import { LayoutError } from '../layout-error.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import { translate, wordKeys } from '../translate.ts';
import { absoluteHtml } from './absolute-html.ts';
import { groupBy, limit, sortBy, where } from './collections.ts';
import { type Filter, textOf } from './filter.ts';
import { imageMarkup } from './image.ts';
import { toJson } from './json.ts';
import { toAbsolute, withBase } from './urls.ts';
import { toXml } from './xml.ts';

/** What filters take from the parts of Tinta they stand beside. */
export interface FilterServices {
  readonly config: Config;
  formatDate(date: string, style: string): string;
  slugify(text: string): string;
  renderMarkdown(source: string): string;
}

/** Every filter of ours, by the name layouts call it. */
export function createFilters(services: FilterServices): ReadonlyMap<string, Filter> {
  const { config } = services;
  const url = (path: string) => withBase(path, config.base);
  const filters: { readonly [name: string]: Filter } = {
    date: (value, style) =>
      textOf(value) === '' ? '' : services.formatDate(textOf(value), textOf(style) || 'long'),
    url: (value) => url(textOf(value)),
    absolute: (value, pageUrl) => absolute(value, textOf(pageUrl), config),
    slug: (value) => services.slugify(textOf(value)),
    markdown: (value) => safe(services.renderMarkdown(textOf(value))),
    json: (value) => safe(toJson(value)),
    xml: (value) => safe(toXml(textOf(value))),
    where,
    groupBy,
    limit,
    sortBy,
    image: (value, options) => safe(imageMarkup(value, options, url)),
    t: (key, values) => word(config.language, textOf(key), values),
  };
  return new Map(Object.entries(filters));
}

/** A path becomes an address; a piece of HTML gets all its addresses made absolute, as seen from `pageUrl`. */
function absolute(value: unknown, pageUrl: string, config: Config): unknown {
  if (!(value instanceof nunjucks.runtime.SafeString))
    return toAbsolute(textOf(value), config.url, config.base);
  return safe(absoluteHtml(value.toString(), toAbsolute(pageUrl || '/', config.url, config.base)));
}

function word(language: string, key: string, values: unknown): string {
  const given = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  const numbers = Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'number' ? value : textOf(value)]),
  );
  const found = translate(language, key, numbers);
  if (found !== null) return found;
  throw new LayoutError(
    'layout-name-unknown',
    `the theme has no word ${key}`,
    `Mend the key.${didYouMean(key, wordKeys)}`,
  );
}

function safe(html: string): unknown {
  return new nunjucks.runtime.SafeString(html);
}

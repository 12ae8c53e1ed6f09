import { languageTag } from '../../text/language-tag.ts';
import { type Data, type DataMap, isMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import { asFolder } from './hugo-address.ts';
import type { HugoSite } from './hugo-site.ts';
import { mapAt, textAt, valueAt } from './lower-keys.ts';
import { urlize } from './urlize.ts';

/** What of `site.yml` follows from the texts. */
interface Found {
  /** Of the section that posts are of; empty for the top. */
  readonly section: string;
  readonly archive: string | null;
  readonly search: string | null;
  readonly taxonomies: DataMap;
  readonly home: DataMap;
  /** Of texts that ask for a place in the menu. */
  readonly nav: readonly NavLink[];
}

/** A link of a menu, and its place there. */
export interface NavLink {
  readonly title: string;
  readonly url: string;
  readonly weight: number;
}

/** `site.yml` in the words of a native blog. */
export function hugoSettings({ config, languages, permalinks }: HugoSite, found: Found): DataMap {
  const params = mapAt(config, 'params');
  const [language] = languages;
  const own = language === undefined ? {} : mapAt(config, 'languages', language.code);
  const first = (...texts: readonly string[]): Data => texts.find((text) => text !== '') ?? null;
  const base = first(textAt(own, 'baseurl'), textAt(config, 'baseurl'));
  const perPage = valueAt(config, 'pagination', 'pagersize') ?? valueAt(config, 'paginate');
  const noFeeds = isDisabled(config, 'rss');
  const limit = valueAt(config, 'services', 'rss', 'limit') ?? valueAt(config, 'rsslimit');
  const tag = languageTag(
    (textAt(own, 'languagecode') || textAt(config, 'languagecode') || language?.code || 'en').replaceAll(
      '_',
      '-',
    ),
  );
  const nav = navOf([...menuOf(config), ...menuOf(own), ...found.nav]);
  const social = socialOf(params);
  const said: { readonly [key: string]: Data } = {
    title: first(textAt(own, 'title'), textAt(config, 'title')),
    description: first(
      textAt(own, 'params', 'description'),
      textAt(params, 'description'),
      textAt(params, 'subtitle'),
      textAt(found.home, 'description'),
    ),
    url:
      typeof base === 'string' && /^(?:https?:\/\/|\/.)/.test(base) ? base.replace(/\/+$/, '') || null : null,
    language: tag ?? 'en',
    timezone: first(textAt(config, 'timezone')),
    author: first(
      textAt(params, 'author'),
      textAt(params, 'author', 'name'),
      textAt(config, 'author', 'name'),
      textAt(config, 'author'),
    ),
    nav: nav.length === 0 ? null : nav,
    social: social.length === 0 ? null : social,
    permalink: nativePattern(permalinks.get(found.section.toLowerCase()), found.section),
    per_page: typeof perPage === 'number' && perPage > 0 ? perPage : null,
    archive: found.archive,
    search: found.search,
    future: valueAt(config, 'buildfuture') === true ? true : null,
    feeds: noFeeds ? false : feedsOf(config, found.section, typeof limit === 'number' ? limit : 0),
    sitemap: isDisabled(config, 'sitemap') ? false : null,
    taxonomies: Object.keys(found.taxonomies).length === 0 ? null : found.taxonomies,
    markdown: markdownOf(config),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

/** What the blog's own feed was called. */
function feedName(config: DataMap): string {
  return `${textAt(config, 'outputformats', 'rss', 'basename') || 'index'}.xml`;
}

/** The feed stays where it was, and where the list of the posts had one. */
function feedsOf(config: DataMap, section: string, limit: number): DataMap {
  const name = feedName(config);
  const beside = section === '' ? [] : [`/${urlize(section, config)}/${name}`];
  const also = [`/${name}`, ...beside].filter((url) => !['/feed.xml', '/rss.xml'].includes(url));
  return {
    ...(limit > 0 ? { limit } : {}),
    also: Object.fromEntries(also.map((url) => [url, 'rss'])),
  };
}

function isDisabled(config: DataMap, kind: string): boolean {
  const kinds = valueAt(config, 'disablekinds');
  return (
    Array.isArray(kinds) &&
    kinds.some((name: Data) => typeof name === 'string' && name.toLowerCase() === kind)
  );
}

function markdownOf(config: DataMap): Data {
  const goldmark = mapAt(config, 'markup', 'goldmark');
  const markdown: { readonly [key: string]: Data } = {
    html: valueAt(goldmark, 'renderer', 'unsafe') === true ? true : null,
    typographer: valueAt(goldmark, 'extensions', 'typographer') === false ? false : null,
    linkify: valueAt(goldmark, 'extensions', 'linkify') === false ? false : null,
  };
  const said = Object.entries(markdown).filter(([, value]) => value !== null);
  return said.length === 0 ? null : Object.fromEntries(said);
}

const tokens: { readonly [token: string]: string } = {
  year: ':year',
  month: ':month',
  day: ':day',
  title: ':title',
  slug: ':title',
  filename: ':title',
  contentbasename: ':title',
  slugorfilename: ':title',
  slugorcontentbasename: ':title',
};

/** A pattern of Hugo's as one of ours; what it cannot say is said by each post. */
function nativePattern(pattern: string | undefined, section: string): string {
  const top = section === '' ? '' : `/${section.toLowerCase().replaceAll(' ', '-')}`;
  const plain = `${top}/:title/`;
  if (pattern === undefined) return plain;
  const made = `/${pattern}/`
    .replace(/:sections?(?:\[[^\]]*\])?/g, top)
    .replace(/:([a-z]+)/gi, (_, name: string) => tokens[name.toLowerCase()] ?? `:?`)
    .replace(/\/{2,}/g, '/');
  return made.includes(':?') || !made.includes(':title') ? plain : made;
}

function menuOf(config: DataMap): readonly NavLink[] {
  const menus = { ...mapAt(config, 'menu'), ...mapAt(config, 'menus') };
  const main = menus['main'] ?? Object.values(menus)[0] ?? [];
  if (!Array.isArray(main)) return [];
  return main.flatMap((item: Data) => {
    if (!isMap(item)) return [];
    const title = textAt(item, 'name') || textAt(item, 'title') || textAt(item, 'identifier');
    const url = textAt(item, 'url') || textAt(item, 'pageref');
    const weight = valueAt(item, 'weight');
    if (title === '' || url === '') return [];
    const path = /^(?:[a-z]+:|#|\/\/)/i.test(url) ? url : asFolder(url);
    return [{ title, url: path, weight: typeof weight === 'number' ? weight : 0 }];
  });
}

/** Those without a weight stand behind those with one, as in Hugo. */
function navOf(links: readonly NavLink[]): readonly DataMap[] {
  return links
    .toSorted((a, b) => (a.weight || Infinity) - (b.weight || Infinity) || 0)
    .map(({ title, url }) => ({ title, url }));
}

/** `params.social` as a mapping or a list, and what PaperMod calls `socialIcons`. */
function socialOf(params: DataMap): readonly DataMap[] {
  const given = valueAt(params, 'social') ?? valueAt(params, 'socialicons');
  const items: readonly (readonly [string, string])[] = Array.isArray(given)
    ? given.flatMap((item: Data) =>
        isMap(item)
          ? [[textAt(item, 'title') || textAt(item, 'name'), textAt(item, 'url') || textAt(item, 'link')]]
          : [],
      )
    : isMap(given)
      ? Object.keys(given).map((name) => [name, textAt(given, name)])
      : [];
  return items.flatMap(([title, url]) =>
    title !== '' && /^(?:https?:\/\/|mailto:|\/)/.test(url)
      ? [{ title: title.replace(/^./, (sign) => sign.toUpperCase()), url }]
      : [],
  );
}

/** What of the configuration a native blog has no counterpart for. */
export function leftSettings({ config }: HugoSite): readonly Diagnostic[] {
  const said: Diagnostic[] = [];
  if (!isDisabled(config, 'rss'))
    said.push(
      importLeft(
        `Hugo’s feed stays at /${feedName(config)}; those of terms and languages, such as /tags/NAME/${feedName(config)}, do not`,
        null,
        'Have your host redirect those that people follow to the feed.xml beside them.',
      ),
    );
  if (valueAt(config, 'enableemoji') === true)
    said.push(
      importLeft(
        'Hugo made pictures of words such as :smile:, which stay words',
        null,
        'Write the sign itself: 😄.',
      ),
    );
  return said;
}

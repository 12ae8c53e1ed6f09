import { languageTag } from '../../text/language-tag.ts';
import { type Data, type DataMap, isMap } from '../../types/data.ts';
import { type HexoConfig, mapOf, textsOf } from './hexo-config.ts';
import { hexoFeeds } from './hexo-feeds.ts';
import type { SettledTerms } from './hexo-terms.ts';
import { archiveAddress } from './list-pages.ts';

/** What of a blog decides what its `site.yml` says. */
export interface SettingFacts {
  /** What the theme's own configuration says, where there is one. */
  readonly theme: DataMap;
  readonly packages: ReadonlySet<string>;
  readonly tags: SettledTerms;
  readonly categories: SettledTerms;
  /** Whether posts stand in folders, which are in their addresses. */
  readonly hasFolders: boolean;
}

/** `site.yml` for a Hexo blog: what `_config.yml` says, and the menu and the accounts that its theme shows. */
export function siteSettings(config: HexoConfig, facts: SettingFacts): DataMap {
  const { all } = config;
  const text = (key: string): string | undefined => textsOf(all[key])[0];
  const [language] = textsOf(all['language']).flatMap((tag) => languageTag(tag.replace('_', '-')) ?? []);
  const [subtitle, description] = [text('subtitle'), text('description')];
  const pagination = text('pagination_dir') ?? 'page';
  const wanted: { readonly [key: string]: Data | undefined } = {
    title: text('title'),
    subtitle: description === undefined ? undefined : subtitle,
    description: description ?? subtitle,
    url: addressOf(all),
    language: language ?? 'en',
    timezone: config.timezone === '' ? undefined : config.timezone,
    author: text('author') === 'John Doe' ? undefined : text('author'),
    nav: given(menuOf(all, facts.theme)),
    social: given(socialOf(all, facts.theme)),
    permalink: nativePattern(config.permalink, facts.hasFolders),
    per_page: perPage(mapOf(all['index_generator'])['per_page'] ?? all['per_page']),
    page_path: pagination === 'page' ? undefined : `/${pagination}/:num/`,
    future: config.showsFuture ? true : undefined,
    archive: archiveAddress(all),
    feeds: hexoFeeds(config, facts.packages),
    taxonomies: {
      categories: taxonomy(config.categoryDir, facts.categories, all['category_generator']),
      tags: taxonomy(config.tagDir, facts.tags, all['tag_generator']),
    },
    markdown: { html: true, ...(config.breaks ? { breaks: true } : {}) },
    keywords: textsOf(all['keywords']).length === 0 ? undefined : textsOf(all['keywords']),
  };
  const said: { [key: string]: Data } = {};
  for (const [key, value] of Object.entries(wanted)) if (value !== undefined) said[key] = value;
  return said;
}

function taxonomy(folder: string, { slugs }: SettledTerms, generator: Data | undefined): DataMap {
  const count = perPage(mapOf(generator)['per_page']);
  return {
    path: `/${folder}/`,
    ...(count === undefined ? {} : { per_page: count }),
    ...(Object.keys(slugs).length === 0 ? {} : { slugs }),
  };
}

/** Hexo's 0 is all on one page. */
function perPage(value: Data | undefined): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return undefined;
  return value === 0 ? 10_000 : value;
}

/** `url` with the path of `root`; the one that every new Hexo blog has says nothing. */
function addressOf(all: DataMap): string | undefined {
  const [root = ''] = textsOf(all['root']);
  const base = root.replace(/^\/*/, '/').replace(/\/+$/, '');
  const [url = ''] = textsOf(all['url']);
  const isOwn = /^https?:\/\/./i.test(url) && !/^https?:\/\/(?:example\.com|yoursite\.com)\b/i.test(url);
  if (!isOwn) return base === '' ? undefined : base;
  const plain = url.replace(/\/+$/, '');
  return base !== '' && /^https?:\/\/[^/]+$/i.test(plain) ? plain + base : plain;
}

/** How new posts get their addresses: Hexo's pattern where a native blog can say the same, else the file's name where it stands. */
function nativePattern(pattern: string, hasFolders: boolean): string {
  const native = pattern.replace(/:(\w*[^_\W])/g, (_, name: string) => {
    if (name === 'category') return ':categories';
    if (/^(?:year|month|day|i_month|i_day|hour|minute|second)$/.test(name)) return `:${name}`;
    return name === 'title' && hasFolders ? ':path/:title' : ':title';
  });
  // Of several names one is enough.
  const [before = '', ...behind] = native.split(':title');
  const once = behind.length < 2 ? native : `${before}:title${behind.at(-1) ?? ''}`;
  return `/${once}`.replace(/\/{2,}/g, '/').replace(/\/index\.html$/, '/');
}

function given(links: readonly DataMap[]): readonly DataMap[] | undefined {
  return links.length === 0 ? undefined : links;
}

/** Menus as NexT, Butterfly and Landscape write them: `Home: / || fa fa-home`, with menus in menus. */
function menuOf(all: DataMap, theme: DataMap): readonly DataMap[] {
  const linksOf = (menu: DataMap): readonly DataMap[] =>
    Object.entries(menu).flatMap(([name, value]) => {
      if (isMap(value)) return linksOf(value);
      const [url = ''] = String(value).split('||');
      const isAddress = /^(?:\/|https?:\/\/)/.test(url.trim());
      return isAddress ? [{ title: titled(name), url: withSlash(url.trim()) }] : [];
    });
  return linksOf(firstMap('menu', all, theme));
}

/** `GitHub: https://… || fab fa-github`, or in Butterfly `fab fa-github: https://… || GitHub`. */
function socialOf(all: DataMap, theme: DataMap): readonly DataMap[] {
  return Object.entries(firstMap('social', all, theme)).flatMap(([name, value]) => {
    const [url = '', second = ''] = String(value)
      .split('||')
      .map((part) => part.trim());
    const title = /\bfa-/.test(name) ? second || name.replace(/^.*\bfa-/, '') : name.split('||')[0];
    return /^(?:https?:\/\/|mailto:)./.test(url) ? [{ title: title?.trim() ?? '', url }] : [];
  });
}

function firstMap(key: string, all: DataMap, theme: DataMap): DataMap {
  const found = [all[key], mapOf(all['theme_config'])[key], theme[key]].map((value) => mapOf(value));
  return found.find((map) => Object.keys(map).length > 0) ?? {};
}

/** `home` as people write it in a menu; icons behind it left out. */
function titled(name: string): string {
  const plain = name.split('||')[0]?.trim() ?? '';
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A page of the blog with the slash that its address has. */
function withSlash(url: string): string {
  return /^\/(?:[^?#]*\/)?[^./?#]+$/.test(url) ? `${url}/` : url;
}

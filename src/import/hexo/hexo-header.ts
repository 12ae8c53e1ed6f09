import { knownKeys } from '../../content/front-matter/front-matter-keys.ts';
import { isRefusedKey } from '../../content/front-matter/key-near-miss.ts';
import { languageTag } from '../../text/language-tag.ts';
import type { Data, DataMap } from '../../types/data.ts';
import { wallTime } from './hexo-address.ts';
import { mapOf, textsOf } from './hexo-config.ts';

/** Keys that are read here, or that only Hexo needs. */
const used = new Set(
  'title date updated tags tag categories category layout permalink published draft disableNunjucks author authors aliases alias redirect_from comments toc math mathjax katex sticky top pinned lang language description excerpt noindex sitemap series weight hidden image cover photos type'.split(
    ' ',
  ),
);

/** Where themes look for a post's picture, the likeliest first. */
const pictureKeys = 'image cover thumbnail index_img banner_img banner top_img headimg photos'.split(' ');

/** What is known of a text besides its front matter. */
export interface HeaderFacts {
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly isDraft: boolean;
  readonly aliases: readonly string[];
  /** Where a picture that is named so is served; null where the blog has none. */
  readonly findPicture: (name: string) => string | null;
}

/** A text's front matter in native words; keys of its own untouched, but for an `x_` before those that mean something else here. */
export function nativeHeader(data: DataMap, facts: HeaderFacts): DataMap {
  const picture = pictureOf(data, facts.findPicture);
  const own = Object.entries(data)
    .filter(([key]) => !used.has(key) && key !== picture?.key)
    .map(([key, value]) => [means(key, value) ? `x_${key}` : key, value] as const);
  const kept = ['cover', 'photos', 'type', 'image'].flatMap((key) => {
    const value = data[key];
    const name = key === 'image' ? 'x_image' : key;
    return value === undefined || value === null || key === picture?.key ? [] : [[name, value] as const];
  });
  const written: { readonly [key: string]: Data | undefined } = {
    title: lineOf(data['title']),
    date: dateOf(data['date']),
    updated: dateOf(data['updated']),
    draft: facts.isDraft ? true : undefined,
    categories: listOf(facts.categories),
    tags: listOf(facts.tags),
    authors: listOf(textsOf(data['authors'] ?? data['author'])),
    series: listOf(textsOf(data['series'])),
    description: lineOf(data['description']),
    excerpt: lineOf(data['excerpt']),
    image: picture?.address,
    aliases: listOf(facts.aliases),
    lang:
      languageTag((lineOf(data['lang']) ?? lineOf(data['language']) ?? '').replace('_', '-')) ?? undefined,
    comments: flagOf(data['comments']),
    toc: flagOf(mapOf(data['toc'])['enable'] ?? data['toc']),
    math: flagOf(data['math'] ?? data['mathjax'] ?? data['katex']),
    pinned: isPinned(data) ? true : undefined,
    noindex: flagOf(data['noindex']),
    sitemap: flagOf(data['sitemap']),
    weight: typeof data['weight'] === 'number' ? data['weight'] : undefined,
    layout: data['layout'] === false ? 'verbatim' : undefined,
    ...Object.fromEntries([...own, ...kept]),
  };
  const said: { [key: string]: Data } = {};
  for (const [key, value] of Object.entries(written))
    if (value !== undefined && value !== null) said[key] = value;
  return said;
}

/** Whether a key that Hexo hands on untouched is one that a native blog acts upon. */
function means(key: string, value: Data): boolean {
  return knownKeys.has(key) || isRefusedKey(key, value);
}

function lineOf(value: Data | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object' || typeof value === 'boolean')
    return undefined;
  return String(value).trim() === '' ? undefined : String(value).trim();
}

/** As written; nothing for what is no date, for which Hexo takes that of the file. */
function dateOf(value: Data | undefined): string | undefined {
  const text = lineOf(value);
  return text === undefined || wallTime(text) === null ? undefined : text;
}

function flagOf(value: Data | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function isPinned(data: DataMap): boolean {
  return ['sticky', 'top', 'pinned'].some((key) => {
    const value = data[key];
    return value === true || (typeof value === 'number' && value > 0);
  });
}

function listOf(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}

interface Picture {
  readonly key: string;
  readonly address: string;
}

/** The picture that stands for a text, if it is one of the web or the blog has it. */
function pictureOf(data: DataMap, findPicture: HeaderFacts['findPicture']): Picture | null {
  for (const key of pictureKeys) {
    const [name] = textsOf(data[key]);
    if (name === undefined || /\s/.test(name)) continue;
    const address = /^https?:\/\/./i.test(name) ? name : findPicture(name);
    if (address !== null) return { key, address };
  }
  return null;
}

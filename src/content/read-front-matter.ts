import { error } from '../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';
import { languageTag } from '../text/language-tag.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import { keyFinder } from './find-key.ts';
import { type FrontMatterKey, type FrontMatterKeyName, frontMatterKeys } from './front-matter-keys.ts';
import { type FrontMatterSource, frontMatterSource } from './front-matter-source.ts';
import { keyNearMiss } from './key-near-miss.ts';
import { type ImageReference, readImage } from './read-image.ts';
import { parseDate } from './parse-date.ts';
import { parseLooseDate } from './parse-loose-date.ts';
import * as read from './read-key.ts';
import type { FrontMatterText } from './split-front-matter.ts';
import { allTaxonomies, readTerms, type TaxonomyKeys } from './read-terms.ts';

/** Front matter with every known key in its type; null where it says nothing. */
export interface FrontMatter {
  readonly title: string | null;
  /** RFC 3339 in the site's zone, as is `updated`. */
  readonly date: string | null;
  readonly updated: string | null;
  /** Whether `draft` or `published` keep it back; true also where one of them cannot be understood. */
  readonly draft: boolean;
  /** False asks for no layout. */
  readonly layout: string | false | null;
  readonly slug: string | null;
  readonly permalink: string | null;
  readonly aliases: readonly string[];
  readonly redirectTo: string | null;
  /** Markdown. */
  readonly excerpt: string | null;
  readonly description: string | null;
  /** Term names by taxonomy: categories, tags, authors, series and the site's own. */
  readonly terms: { readonly [taxonomy: string]: readonly string[] };
  readonly image: ImageReference | null;
  readonly comments: boolean | null;
  readonly share: boolean | null;
  readonly toc: boolean | null;
  readonly math: boolean | null;
  readonly pinned: boolean;
  readonly noindex: boolean;
  readonly weight: number | null;
  readonly lang: string | null;
  readonly translationKey: string | null;
  readonly canonicalUrl: string | null;
  /** Every other key, untouched; keys of the site's own taxonomies among them. */
  readonly extra: DataMap;
  /** Every key. */
  readonly all: DataMap;
}

export interface FrontMatterOptions {
  readonly file: string;
  /** The text the data was read from, for the places of diagnostics. */
  readonly head: FrontMatterText;
  /** IANA name of the site's zone. */
  readonly timezone: string;
  /** Whether dates are read as Ruby reads them. */
  readonly jekyll?: boolean;
  /** What counts where the post says nothing, by key. */
  readonly defaults?: DataMap;
  readonly taxonomyKeys?: readonly TaxonomyKeys[];
}

const specs = Object.fromEntries(frontMatterKeys.map((key) => [key.name, key])) as Record<
  FrontMatterKeyName,
  FrontMatterKey
>;
const knownKeys: ReadonlySet<string> = new Set(
  frontMatterKeys.flatMap(({ name, aliases }) => aliases.concat(name)),
);

/** Reads front matter that `parseFrontMatter` made of `head`. All that is wrong with it is reported, each at its place. */
export function readFrontMatter(data: Data, options: FrontMatterOptions): Checked<FrontMatter> {
  const diagnostics: Diagnostic[] = [];
  const own = mappingOf(data);
  if (own === null) diagnostics.push(misshapen(options));
  const { file, defaults = {}, taxonomyKeys = [] } = options;
  const source = frontMatterSource(options.head, file);
  const find = keyFinder(own ?? {}, defaults, source, file);
  const keep = <T>(checked: Checked<T>): T => {
    diagnostics.push(...checked.diagnostics);
    return checked.value;
  };
  const take = <T, D>(
    name: FrontMatterKeyName,
    reader: (given: read.GivenKey) => Checked<T>,
    otherwise: D,
  ): T | D => {
    const { aliases, kind } = specs[name];
    const given = find([name, ...aliases], kind === 'flag' || kind === 'layout');
    return given === null ? otherwise : keep(reader(given));
  };
  const date = (given: read.GivenKey): Checked<string | null> =>
    read.readDate(given, (text) =>
      (options.jekyll === true ? parseLooseDate : parseDate)(text, options.timezone),
    );
  const terms: { [taxonomy: string]: readonly string[] } = Object.create(null);
  for (const taxonomy of allTaxonomies(taxonomyKeys)) terms[taxonomy.name] = keep(readTerms(taxonomy, find));
  const isHeld = take('draft', (given) => read.readFlag(given, true), false);
  const isPublished = take('published', (given) => read.readFlag(given, false), true);
  const value: FrontMatter = {
    title: take('title', read.readLine, null),
    date: take('date', date, null),
    updated: take('updated', date, null),
    draft: isHeld || !isPublished,
    layout: take('layout', read.readLayout, null),
    slug: take('slug', read.readLine, null),
    permalink: take('permalink', read.readLine, null),
    aliases: take('aliases', (given) => read.readList(given, (path) => [path]), []),
    redirectTo: take('redirect_to', readAddress, null),
    excerpt: take('excerpt', read.readProse, null),
    description: take('description', read.readLine, null),
    terms,
    image: take('image', readImage, null),
    comments: take('comments', read.readSwitch, null),
    share: take('share', read.readSwitch, null),
    toc: take('toc', read.readSwitch, null),
    math: take('math', read.readSwitch, null),
    pinned: take('pinned', read.readSwitch, null) ?? false,
    noindex: take('noindex', read.readSwitch, null) ?? false,
    weight: take('weight', read.readNumber, null),
    lang: take('lang', readLanguage, null),
    translationKey: take('translation_key', read.readLine, null),
    canonicalUrl: take('canonical_url', read.readLine, null),
    extra: extraOf({ ...defaults, ...own }),
    all: { ...defaults, ...own },
  };
  return { value, diagnostics: inOrder([...diagnostics, ...nearMisses(own ?? {}, taxonomyKeys, source)]) };
}

/** One address of the web or of this site; of a list of one its only item. */
function readAddress(given: read.GivenKey): Checked<string | null> {
  const { value } = given;
  const text = read.readLine(
    Array.isArray(value) && value.length === 1 ? { ...given, value: value[0] ?? null } : given,
  );
  // What a post says must not run in the reader's browser.
  if (text.value === null || !/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(text.value)) return text;
  return read.unclear(given, null, 'an address', `write ${given.key}: /path/ or ${given.key}: https://…`);
}

/** A language tag; many a blog has an underscore in it. */
function readLanguage(given: read.GivenKey): Checked<string | null> {
  const { value, diagnostics } = read.readLine(given);
  if (value === null) return { value, diagnostics };
  const tag = languageTag(value.replaceAll('_', '-'));
  return tag === null
    ? read.unclear(given, null, 'a language', 'write a tag such as es, en or pt-BR')
    : read.fine(tag);
}

function mappingOf(data: Data): DataMap | null {
  if (data === null) return {};
  return isMap(data) ? data : null;
}

function misshapen({ file, head }: FrontMatterOptions): Diagnostic {
  const lines = head.text.split('\n');
  const index = Math.max(
    0,
    lines.findIndex((line) => /^\s*[^\s#]/.test(line)),
  );
  const source = lines[index] ?? '';
  const place = {
    file,
    line: head.lineOffset + index + 1,
    column: source.search(/\S/) + 1,
    source,
    note: 'not a key and a value',
  };
  const remedy = 'write lines such as title: My post; if the --- lines are meant as rules, write *** instead';
  return error('front-matter-shape', 'The front matter is not a list of keys and values', place, remedy);
}

function nearMisses(
  own: DataMap,
  taxonomies: readonly TaxonomyKeys[],
  source: FrontMatterSource,
): Diagnostic[] {
  const isOurs = (key: string): boolean =>
    knownKeys.has(key) || taxonomies.some(({ keys }) => keys.includes(key));
  const strangers = Object.keys(own).filter((key) => !isOurs(key));
  if (strangers.length === 0) return [];
  const known = new Set([...knownKeys, ...taxonomies.flatMap(({ keys }) => keys)]);
  return strangers.flatMap((key) => keyNearMiss(key, known, source) ?? []);
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function extraOf(all: DataMap): DataMap {
  const extra: { [key: string]: Data } = Object.create(null);
  for (const [key, value] of Object.entries(all)) if (!knownKeys.has(key)) extra[key] = value;
  return extra;
}

import { decodeHTMLStrict } from 'entities';
import { error } from '../../diagnostics/diagnostic.ts';
import { cleanText } from '../../text/clean-text.ts';
import { type Data, type DataMap, floatsKey, isMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { findWholeFloats, keptFloats, noteFloats } from '../data/whole-floats.ts';
import { keyFinder } from './find-key.ts';
import { type FrontMatterKey, frontMatterKeys, type KeyKind, knownKeys } from './front-matter-keys.ts';
import { type FrontMatterSource, frontMatterSource } from './front-matter-source.ts';
import { keyNearMiss } from './key-near-miss.ts';
import { type KindValues, keyReaders } from './key-readers.ts';
import { mergeDefaults, mergeMaps } from './merge-defaults.ts';
import type { ImageReference } from './read-image.ts';
import { readFlag } from './read-key.ts';
import { allTaxonomies, readTerms, type TaxonomyKeys } from './read-terms.ts';
import type { FrontMatterText } from './split-front-matter.ts';

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
  readonly sitemap: boolean;
  readonly weight: number | null;
  readonly lang: string | null;
  readonly translationKey: string | null;
  readonly canonicalUrl: string | null;
  /** Every other key, untouched; keys of the site's own taxonomies among them. */
  readonly extra: DataMap;
  /** Every key, whole floats noted; empty in a blog that is not Jekyll's. */
  readonly all: DataMap;
}

/** Where front matter stands and how its values are read. */
export interface FrontMatterOptions {
  readonly file: string;
  /** The text the data was read from, for the places of diagnostics. */
  readonly head: FrontMatterText;
  /** IANA name of the site's zone. */
  readonly timezone: string;
  /** Whether dates are read as Ruby reads them. */
  readonly jekyll?: boolean;
  /** Whether the file is a post or a document of a collection, which takes defaults otherwise than a page does. */
  readonly isDocument?: boolean;
  /** What counts where the post says nothing, by key. */
  readonly defaults?: DataMap;
  readonly taxonomyKeys?: readonly TaxonomyKeys[];
}

interface Row<Kind extends KeyKind> extends FrontMatterKey {
  readonly kind: Kind;
}

type KeyRow = (typeof frontMatterKeys)[number];
type RowsByName = { readonly [Known in KeyRow as Known['name']]: Known };

const rows = Object.fromEntries(frontMatterKeys.map((row) => [row.name, row])) as RowsByName;

/** Reads front matter that `parseFrontMatter` made of `head`. All that is wrong with it is reported, each at its place. */
export function readFrontMatter(data: Data, options: FrontMatterOptions): Checked<FrontMatter> {
  const diagnostics: Diagnostic[] = [];
  const written = mappingOf(data);
  if (written === null) diagnostics.push(misshapen(options));
  const { file, defaults = {}, taxonomyKeys = [], isDocument = true } = options;
  const source = frontMatterSource(options.head, file);
  const isJekyll = options.jekyll === true;
  const own = isJekyll ? mergeDefaults(written ?? {}, defaults, isDocument) : (written ?? {});
  const find = keyFinder(own, isJekyll ? without(defaults, own) : defaults, source, file);
  const keep = <T>(checked: Checked<T>): T => {
    diagnostics.push(...checked.diagnostics);
    return checked.value;
  };
  const readers = keyReaders(options);
  const take = <Kind extends keyof KindValues>({
    name,
    aliases,
    kind,
  }: Row<Kind>): KindValues[Kind] | null => {
    const given = find([name, ...aliases], kind === 'layout');
    return given === null ? null : keep(readers[kind](given));
  };
  /** What all names of a key say together. */
  const takeAll = (row: Row<'paths'>): readonly string[] => [
    ...new Set([row.name, ...row.aliases].flatMap((name) => take({ ...row, name, aliases: [] }) ?? [])),
  ];
  /** `safe` is what counts where it is neither true nor false, for a slip would publish a draft. */
  const takeFlag = ({ name, aliases }: Row<'flag'>, safe: boolean): boolean | null => {
    const given = find([name, ...aliases], true);
    return given === null ? null : keep(readFlag(given, safe));
  };
  const terms: { [taxonomy: string]: readonly string[] } = Object.create(null);
  for (const taxonomy of allTaxonomies(taxonomyKeys)) terms[taxonomy.name] = keep(readTerms(taxonomy, find));
  const isHeld = takeFlag(rows.draft, true) ?? false;
  const isPublished = takeFlag(rows.published, false) ?? true;
  const value: FrontMatter = {
    title: titleOf(take(rows.title), options),
    date: take(rows.date),
    updated: take(rows.updated),
    draft: isHeld || !isPublished,
    layout: take(rows.layout),
    slug: take(rows.slug),
    permalink: take(rows.permalink),
    aliases: takeAll(rows.aliases),
    redirectTo: take(rows.redirect_to),
    excerpt: take(rows.excerpt),
    description: take(rows.description),
    terms,
    image: take(rows.image),
    comments: take(rows.comments),
    share: take(rows.share),
    toc: take(rows.toc),
    math: take(rows.math),
    pinned: take(rows.pinned) ?? false,
    noindex: take(rows.noindex) ?? false,
    sitemap: take(rows.sitemap) ?? true,
    weight: take(rows.weight),
    lang: take(rows.lang),
    translationKey: take(rows.translation_key),
    canonicalUrl: take(rows.canonical_url),
    extra: extraOf({ ...defaults, ...own }),
    all: isJekyll ? allOf(written ?? {}, own, options) : {},
  };
  return {
    value,
    diagnostics: inOrder([...diagnostics, ...nearMisses(written ?? {}, taxonomyKeys, source)]),
  };
}

/** Tags in a title that change how it looks. One that is not closed, such as `<canvas>`, is what the title speaks of. */
const dressing =
  /<(a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u)(?:\s[^<>]*)?>([^<]*)<\/\1\s*>/gi;

/** Deeper than anyone dresses a title. */
const maxDepth = 5;

/** Jekyll's layouts mostly write a title as it stands, so `&#8211;` in it is a dash to its readers, and `<i>` is no text. */
function titleOf(title: string | null, { jekyll }: FrontMatterOptions): string | null {
  if (title === null || jekyll !== true || !/[&<]/.test(title)) return title;
  let text = title.replace(/<br\s*\/?>/gi, ' ');
  // Those that stand in others are taken off first.
  for (let depth = 0; depth < maxDepth; depth++) text = text.replace(dressing, '$2');
  return cleanText(decodeHTMLStrict(text === title ? title : text.replace(/\s+/g, ' ').trim()));
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
  const blank = /^\s*[\w-]+:(?=[^\S \t])/.exec(source);
  if (blank !== null)
    return error(
      'front-matter-shape',
      'The front matter is not a list of keys and values',
      {
        ...place,
        column: blank[0].length + 1,
        note: 'a blank of another kind, which YAML does not take for one',
      },
      'Delete what stands behind the colon, and type a blank.',
    );
  const remedy =
    'Write lines such as title: My post; if the --- lines are meant as rules, write *** instead.';
  return error('front-matter-shape', 'The front matter is not a list of keys and values', place, remedy);
}

function nearMisses(
  own: DataMap,
  taxonomies: readonly TaxonomyKeys[],
  source: FrontMatterSource,
): Diagnostic[] {
  const isOurs = (key: string): boolean =>
    knownKeys.has(key) || taxonomies.some(({ keys }) => keys.includes(key));
  const strangers = Object.entries(own).filter(([key]) => !isOurs(key));
  if (strangers.length === 0) return [];
  const known = new Set([...knownKeys, ...taxonomies.flatMap(({ keys }) => keys)]);
  return strangers.flatMap((stranger) => keyNearMiss(stranger, known, source, own) ?? []);
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The defaults of which `own` says nothing. */
function without(defaults: DataMap, own: DataMap): DataMap {
  return Object.fromEntries(Object.entries(defaults).filter(([key]) => !Object.hasOwn(own, key)));
}

/** What Liquid is told: there null unsets no default, not even the layout of a page that has none. */
function allOf(
  written: DataMap,
  own: DataMap,
  { defaults = {}, head: { syntax, text } }: FrontMatterOptions,
): DataMap {
  const floats = syntax === 'toml' ? [] : findWholeFloats(text, written);
  return noteFloats(mergeMaps(defaults, own), [...keptFloats(defaults, written), ...floats]);
}

function extraOf(all: DataMap): DataMap {
  const extra: { [key: string]: Data } = Object.create(null);
  for (const [key, value] of Object.entries(all))
    if (!knownKeys.has(key) && key !== floatsKey) extra[key] = value;
  return extra;
}

import { parseDate } from '../../content/dates/parse-date.ts';
import { knownKeys } from '../../content/front-matter/front-matter-keys.ts';
import { isRefusedKey } from '../../content/front-matter/key-near-miss.ts';
import { languageTag } from '../../text/language-tag.ts';
import { type Data, type DataMap, isMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import type { HugoSite } from './hugo-site.ts';
import type { HugoText } from './hugo-text.ts';
import { textAt, textsAt, valueAt } from './lower-keys.ts';
import { imageOf } from './post-image.ts';

/** What is known of a text besides what it says. */
interface Known {
  readonly site: HugoSite;
  /** In a folder of drafts nothing else says so. */
  readonly saysDraft: boolean;
  readonly aliases: readonly string[];
  readonly slug: string;
  readonly translationKey: string;
  /** By the names that front matter knows them by: what stands in each taxonomy. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
  /** From when on it is published, as written; empty for a page. */
  readonly date: string;
  /** Where a file that the front matter names is found in the new blog. */
  readonly locate: (path: string) => string;
}

/** Keys that are written in other words, or are about Hugo itself. */
const replaced = new Set([
  ...'title date publishdate pubdate published lastmod modified draft slug url aliases summary author authors params layout'.split(
    ' ',
  ),
  ...'translationkey canonicalurl canonical robotsnoindex disablecomments showtoc tableofcontents mathjax katex comment'.split(
    ' ',
  ),
  ...'description toc math comments weight lang noindex type build _build cascade outputs headless markup menu menus sitemap'.split(
    ' ',
  ),
  ...'expirydate permalink redirect_from redirect_to series category categories tag tags'.split(' '),
]);

/** A text's front matter in native words. Keys of its own stay as they are. */
export function frontMatter(text: HugoText, known: Known): Checked<DataMap> {
  const { front } = text;
  const { site } = known;
  const diagnostics: Diagnostic[] = [];
  const date = (key: string, written: string): Data => {
    if (written === '') return null;
    const value = written.replace(/\.\d+/, '').replace(/ (?:UTC|[A-Z]{3,4})$/, '');
    const parsed = parseDate(value, site.timezone);
    if ('date' in parsed) return value;
    const message = `The ${key} ${written} is none: ${parsed.problem}`;
    diagnostics.push(
      importLeft(message, { file: text.file }, `Write a day such as 2024-05-06 under ${key}.`),
    );
    return null;
  };
  const flag = (...keys: readonly string[]): Data =>
    keys.map((key) => valueAt(front, key)).find((value) => typeof value === 'boolean') ?? null;
  const picture = imageOf(front, known.locate);
  const isSilenced = flag('disablecomments');
  const sitemap = valueAt(front, 'sitemap');
  const code = languageTag(text.language.code.replaceAll('_', '-'));
  const written: { readonly [key: string]: Data } = {
    title: textAt(front, 'title') || null,
    date: date('date', known.date),
    updated: date('lastmod', textAt(front, 'lastmod') || textAt(front, 'modified')),
    draft: known.saysDraft ? true : null,
    slug: known.slug || null,
    ...Object.fromEntries([...known.terms].filter(([, names]) => names.length > 0)),
    authors: orNull(authorsOf(front)),
    description: textAt(front, 'description') || null,
    excerpt: textAt(front, 'summary') || null,
    image: picture?.image ?? null,
    aliases: orNull(known.aliases),
    lang: text.language === site.languages[0] ? null : code,
    translation_key: known.translationKey || null,
    canonical_url: textAt(front, 'canonicalurl') || textAt(front, 'canonical') || null,
    comments: isSilenced === null ? flag('comments', 'comment') : isSilenced !== true,
    toc: flag('toc', 'showtoc', 'tableofcontents'),
    math: flag('math', 'mathjax', 'katex'),
    noindex: flag('robotsnoindex', 'noindex') === true ? true : null,
    sitemap: sitemap === false || (isMap(sitemap) && sitemap['disable'] === true) ? false : null,
    weight: typeof valueAt(front, 'weight') === 'number' ? valueAt(front, 'weight') : null,
    ...ownKeys(text, new Set([...known.terms.keys(), picture?.key ?? ''])),
  };
  return {
    value: Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null)),
    diagnostics,
  };
}

/** Keys of the blog's own, with an `x_` before those that mean something here. */
function ownKeys({ front, given }: HugoText, written: ReadonlySet<string>): DataMap {
  const own = Object.entries(given).filter(
    ([key, value]) => !replaced.has(key.toLowerCase()) && !written.has(key.toLowerCase()) && value !== null,
  );
  const kept = ['type', 'layout', 'expirydate'].flatMap((key) => {
    const value = valueAt(front, key);
    return value === null ? [] : [[`x_${key}`, value] as const];
  });
  return Object.fromEntries([
    ...own.map(
      ([key, value]) =>
        [knownKeys.has(key.toLowerCase()) || isRefusedKey(key, value) ? `x_${key}` : key, value] as const,
    ),
    ...kept,
  ]);
}

function authorsOf(front: DataMap): readonly string[] {
  const author = valueAt(front, 'author');
  if (isMap(author)) return textsAt(author, 'name');
  return [...textsAt(front, 'authors'), ...textsAt(front, 'author')].filter((name) => name !== '');
}

function orNull(names: readonly string[]): Data {
  return names.length === 0 ? null : [...new Set(names)];
}

import type { Page } from '../../types/page.ts';
import { languageName } from '../words/language-name.ts';

/** What a page is headed by, and what kind of thing that names. */
interface PageHeading {
  /** Empty where nobody gave a title. */
  readonly heading: string;
  /** `Tag` over the tag's name; empty over most pages. */
  readonly kicker: string;
}

/** The words of a page's language by key; null for a key that has none. */
type Say = (key: string) => string | null;

/** What else may head it. */
interface Names {
  readonly title: () => string;
  readonly siteName: () => string;
}

/** Pages that nobody titled, by kind: the key of the word that heads them. */
const headedByWord: { readonly [kind: string]: string } = {
  archive: 'archive',
  search: 'search',
  '404': 'notFound',
};

/** Taxonomies, and what one term of them is called, that the theme has words for; others go by their key. */
const namedByWord = ['categories', 'category', 'tags', 'tag', 'authors', 'author', 'series'];

/** How a page is headed in its own language; the home page has the site's name. */
export function pageHeading(page: Page, say: Say, { title, siteName }: Names): PageHeading {
  const word = (key: string): string => say(key) ?? key;
  const nameOf = (key: string): string =>
    namedByWord.includes(key) ? word(key) : key.charAt(0).toUpperCase() + key.slice(1);
  const heading = headedByWord[page.kind];
  if (heading !== undefined) return { heading: word(heading), kicker: '' };
  if (page.kind === 'home') return { heading: siteName(), kicker: '' };
  if (page.kind === 'language') return { heading: languageName(page.title), kicker: word('language') };
  if (page.kind === 'taxonomy') return { heading: nameOf(String(page.extra['taxonomy'])), kicker: '' };
  return { heading: title(), kicker: page.kind === 'term' ? nameOf(String(page.extra['kind'])) : '' };
}

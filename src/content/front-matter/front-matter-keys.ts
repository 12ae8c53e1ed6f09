/**
 * How a key's value is read: `key-readers.ts` has a reader for each.
 *
 * - `line` text in one line; numbers and booleans count as the text they were written as
 * - `sentence` the same, `prose` text in several lines; `false` says nothing
 * - `date` as `parseDate` reads it
 * - `flag` true or false and nothing else, for a slip would publish a draft
 * - `switch` true or false; anything else counts as true, with a warning
 * - `path` a path of this site or a part of one; true and false are none
 * - `number`, `paths` a path or a list of them, `image` a path or a mapping, `layout` a name or nothing
 * - `address` one address of the web or of this site, which runs nothing
 * - `language` a language tag
 * - `terms` a text or a list of texts
 */
export type KeyKind =
  | 'line'
  | 'sentence'
  | 'prose'
  | 'date'
  | 'flag'
  | 'switch'
  | 'path'
  | 'number'
  | 'paths'
  | 'image'
  | 'layout'
  | 'address'
  | 'language'
  | 'terms';

/** One key of the front matter. */
export interface FrontMatterKey {
  readonly name: string;
  /** Other spellings of the same key. */
  readonly aliases: readonly string[];
  readonly kind: KeyKind;
  /** What it does, in the manual's words. */
  readonly about: string;
}

/** Every key that Tinta knows, in the order of the manual, whose table says the same row by row. */
export const frontMatterKeys = [
  key('title', 'line', 'The title; without one a `# Heading` that begins the text, or else the file name.'),
  key('date', 'date', 'When it was published; counts before the date in the file name.'),
  key(
    'updated',
    'date',
    'When it last changed in a way that readers should know.',
    'modified',
    'last_modified_at',
    'lastmod',
  ),
  key('draft', 'flag', 'Whether it is unfinished: shown by `dev`, left out by `build`.'),
  key('published', 'flag', 'false makes it a draft.'),
  key('layout', 'layout', 'The layout that makes the page: `NAME` is `layouts/NAME.njk`.'),
  key('slug', 'path', 'The last part of its URL; without one the file name without its date.'),
  key('permalink', 'path', 'Its whole URL path, or a pattern for it.'),
  key('aliases', 'paths', 'Old paths that redirect here.', 'redirect_from'),
  key('redirect_to', 'address', 'Where readers are sent on to: its page is a redirect and nothing else.'),
  key(
    'excerpt',
    'prose',
    'What lists show of it, as Markdown; without one what stands before the `excerpt_separator`, else the first paragraph.',
  ),
  key('description', 'sentence', 'One or two plain sentences for search engines and feeds.'),
  key(
    'categories',
    'terms',
    'Its categories: a list, or words with blanks between them; the singular holds one.',
    'category',
  ),
  key(
    'tags',
    'terms',
    'Its tags: a list, or words with blanks or commas between them; the singular holds one.',
    'tag',
  ),
  key('authors', 'terms', 'Who wrote it: names, or ids of `data/authors.yml`.', 'author'),
  key('series', 'terms', 'The series it is a part of.'),
  key(
    'image',
    'image',
    'A picture that stands for it: a path, or `path`, `alt`, `caption`, `credit`, `creditlink`, `thumbnail`.',
  ),
  key('comments', 'switch', 'Whether readers may comment; the site decides if not said.'),
  key('share', 'switch', 'Whether links for sharing are shown; the site decides if not said.'),
  key('toc', 'switch', 'Whether the table of contents is shown; the site decides if not said.'),
  key('math', 'switch', 'Whether formulas are typeset; the site decides if not said.'),
  key('pinned', 'switch', 'Whether it stays at the top of the home page.'),
  key('noindex', 'switch', 'Whether search engines should leave it out.'),
  key('sitemap', 'switch', 'Whether the sitemap lists it; it does if not said.'),
  key('weight', 'number', 'Its place among the pages of its folder, in navigation; lower comes first.'),
  key(
    'lang',
    'language',
    'Its language, if not the site’s: a BCP 47 tag such as `pt-BR`; `pt_br` is meant so.',
  ),
  key('translation_key', 'line', 'A name that all translations of one post share.'),
  key('canonical_url', 'address', 'The address it was first published at.'),
] as const satisfies readonly FrontMatterKey[];

/** Every name that a key has. */
export const knownKeys: ReadonlySet<string> = new Set(
  frontMatterKeys.flatMap(({ name, aliases }) => [name, ...aliases]),
);

function key<const N extends string, const K extends KeyKind>(
  name: N,
  kind: K,
  about: string,
  ...aliases: string[]
): { readonly name: N; readonly kind: K; readonly about: string; readonly aliases: readonly string[] } {
  return { name, aliases, kind, about };
}

import { languageTag } from '../../text/language-tag.ts';
import type { Checked } from '../../types/diagnostic.ts';
import { parseDate } from '../dates/parse-date.ts';
import { parseLooseDate } from '../dates/parse-loose-date.ts';
import { type ImageReference, readImage } from './read-image.ts';
import * as read from './read-key.ts';

/** What a value of each kind is read as; flags and terms are read by rules of their own. */
export interface KindValues {
  readonly line: string | null;
  readonly sentence: string | null;
  readonly prose: string | null;
  /** RFC 3339. */
  readonly date: string | null;
  readonly path: string | null;
  readonly switch: boolean | null;
  readonly number: number | null;
  readonly paths: readonly string[];
  readonly image: ImageReference | null;
  readonly layout: string | false | null;
  readonly address: string | null;
  /** BCP 47. */
  readonly language: string | null;
}

/** How a blog's dates are read. */
interface DateHabits {
  /** IANA name of the site's zone. */
  readonly timezone: string;
  /** Whether dates are read as Ruby reads them. */
  readonly jekyll?: boolean;
}

type Readers = { readonly [Kind in keyof KindValues]: (given: read.GivenKey) => Checked<KindValues[Kind]> };

/** What reads a value of each kind: the table by which a key's kind decides how it is read. */
export function keyReaders({ jekyll, timezone }: DateHabits): Readers {
  const isJekyll = jekyll === true;
  const parse = isJekyll ? parseLooseDate : parseDate;
  return {
    line: read.readLine,
    sentence: (given) => (read.isFalse(given) ? read.fine(null) : read.readLine(given)),
    prose: (given) => (read.isFalse(given) ? read.fine(null) : read.readProse(given)),
    date: (given) => read.readDate(given, (text) => parse(text, timezone)),
    path: isJekyll ? readJekyllPath : readPath,
    switch: read.readSwitch,
    number: read.readNumber,
    paths: readPaths,
    image: readImage,
    layout: isJekyll ? readJekyllLayout : readLayout,
    address: isJekyll ? readJekyllAddress : readAddress,
    language: readLanguage,
  };
}

/** A path of this site or a part of one. */
function readPath(given: read.GivenKey): Checked<string | null> {
  const { key, value } = given;
  if (typeof value !== 'boolean') return read.readLine(given);
  const remedy =
    key === 'permalink'
      ? 'Write permalink: /a-name/, or delete the line for the usual address; to publish no page of it, write published: false.'
      : `Write ${key}: a-name, in quotes where YAML takes the name for true or false, or delete the line.`;
  return read.wrong(given, null, 'a path', remedy);
}

/** Jekyll takes `false` for nothing said. */
function readJekyllPath(given: read.GivenKey): Checked<string | null> {
  return given.value === false ? read.fine(null) : readPath(given);
}

/** Paths of this site, or `false` for none. */
function readPaths(given: read.GivenKey): Checked<readonly string[]> {
  const { key, value } = given;
  const isSlip = value === true || (Array.isArray(value) && value.some((item) => typeof item === 'boolean'));
  if (isSlip || (value === false && !read.isFalse(given)))
    return read.wrong(
      given,
      [],
      'a path or a list of paths',
      `Write ${key}: [/old/path/], or delete the line.`,
    );
  return read.readList(given, (path) => [path]);
}

/** A layout's name. `none`, `null` and `false` ask for none, which a native blog is told what to write for. */
function readLayout(given: read.GivenKey): Checked<string | false | null> {
  const { value } = given;
  if (value === null) return read.fine(false);
  if (value !== false && value !== 'none') return read.readLine(given);
  const remedy = 'Write layout: verbatim for a page of its text and nothing else, or delete the line.';
  return read.unclear(given, false, 'the name of a layout', remedy);
}

/** Jekyll takes each of them for no layout, and an empty text too. */
function readJekyllLayout(given: read.GivenKey): Checked<string | false | null> {
  const { value } = given;
  return value === false || value === 'none' || value === '' ? read.fine(false) : readLayout(given);
}

/** One address of the web or of this site; of a list of one its only item. */
function readAddress(given: read.GivenKey): Checked<string | null> {
  const { value } = given;
  const remedy = `Write ${given.key}: https://… or ${given.key}: /path/`;
  if (typeof value === 'boolean')
    return read.wrong(given, null, 'an address', `${remedy}, or delete the line.`);
  const text = read.readLine(
    Array.isArray(value) && value.length === 1 ? { ...given, value: value[0] ?? null } : given,
  );
  // What a post says must not run in the reader's browser.
  return text.value === null || !/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(text.value)
    ? text
    : read.unclear(given, null, 'an address', `${remedy}.`);
}

/** Jekyll takes `false` for nothing said. */
function readJekyllAddress(given: read.GivenKey): Checked<string | null> {
  return given.value === false ? read.fine(null) : readAddress(given);
}

/** A language tag; many a blog has an underscore in it. */
function readLanguage(given: read.GivenKey): Checked<string | null> {
  const { value, diagnostics } = read.readLine(given);
  if (value === null) return { value, diagnostics };
  const tag = languageTag(value.replaceAll('_', '-'));
  return tag === null
    ? read.unclear(given, null, 'a language', 'Write a tag such as es, en or pt-BR.')
    : read.fine(tag);
}

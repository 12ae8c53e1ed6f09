import { languageTag } from '../text/language-tag.ts';
import type { Checked } from '../types/diagnostic.ts';
import { parseDate } from './parse-date.ts';
import { parseLooseDate } from './parse-loose-date.ts';
import { type ImageReference, readImage } from './read-image.ts';
import * as read from './read-key.ts';

/** What a value of each kind is read as; flags and terms are read by rules of their own. */
export interface KindValues {
  readonly line: string | null;
  readonly prose: string | null;
  /** RFC 3339. */
  readonly date: string | null;
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
  const parse = jekyll === true ? parseLooseDate : parseDate;
  return {
    line: read.readLine,
    prose: read.readProse,
    date: (given) => read.readDate(given, (text) => parse(text, timezone)),
    switch: read.readSwitch,
    number: read.readNumber,
    paths: (given) => read.readList(given, (path) => [path]),
    image: readImage,
    layout: read.readLayout,
    address: readAddress,
    language: readLanguage,
  };
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

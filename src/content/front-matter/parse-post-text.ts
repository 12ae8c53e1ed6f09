import { error, hasErrors, isError } from '../../diagnostics/diagnostic.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { DataMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { decodeExactly } from '../data/decode-text.ts';
import { cutValues } from './cut-values.ts';
import { missingFence } from './missing-fence.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import { type FrontMatter, readFrontMatter } from './read-front-matter.ts';
import type { TaxonomyKeys } from './read-terms.ts';
import { type FrontMatterText, noFrontMatter, splitFrontMatter } from './split-front-matter.ts';

/** A post's file in its parts. */
export interface PostText {
  readonly frontMatter: FrontMatter;
  readonly head: FrontMatterText;
  readonly body: string;
  /** How many lines of the file stand before the body. */
  readonly bodyLine: number;
}

/** Whose text it is and how it is read. */
export interface PostTextOptions {
  readonly file: string;
  /** IANA name of the site's zone. */
  readonly timezone: string;
  readonly defaults?: DataMap;
  /** Whether it is a post or a document of a collection. */
  readonly isDocument?: boolean;
  readonly taxonomyKeys?: readonly TaxonomyKeys[];
  /** Whether the blog is Jekyll's, where a plain time without a zone is UTC and dates are read as Ruby reads them. */
  readonly jekyll?: boolean;
}

const maxBytes = 5_000_000;

/** Bytes of a post as front matter and body. Never throws for what the file holds; with an error the value is a draft. */
export function parsePostText(bytes: Uint8Array, options: PostTextOptions): Checked<PostText> {
  const { file } = options;
  if (bytes.length > maxBytes) {
    const remedy = 'Split it into a series, or move what is not text into the assets folder.';
    return failed(options, [
      error('file-too-large', 'This file is larger than five megabytes', { file }, remedy),
    ]);
  }
  const text = decodeExactly(bytes, file);
  if (text.diagnostics.length > 0) return failed(options, text.diagnostics);
  const clean = cleanText(text.value);
  const split = splitFrontMatter(clean, file);
  if (split.diagnostics.length > 0) return failed(options, split.diagnostics);
  const { head, bodyLine } = split.value;
  const missing = options.jekyll === true || head !== noFrontMatter ? null : missingFence(clean, file);
  if (missing !== null && isError(missing)) return failed(options, [missing]);
  // Input methods leave backspaces in Chinese posts, and Jekyll hands them on.
  const isAsWritten = options.jekyll === true && clean !== text.value;
  const { body } = isAsWritten ? splitFrontMatter(text.value, file).value : split.value;
  const data = parseFrontMatter(head, file, options.jekyll ?? false);
  if (hasErrors(data.diagnostics)) return failed(options, data.diagnostics);
  const read = readFrontMatter(data.value, { ...options, head });
  const value = { frontMatter: read.value, head, body, bodyLine };
  const lost = options.jekyll === true ? [] : cutValues(head, file);
  const doubts = missing === null ? [] : [missing];
  return { value, diagnostics: [...doubts, ...data.diagnostics, ...lost, ...read.diagnostics] };
}

function failed(options: PostTextOptions, diagnostics: Checked<PostText>['diagnostics']): Checked<PostText> {
  const { value } = readFrontMatter(
    { draft: true },
    { file: options.file, timezone: options.timezone, head: noFrontMatter },
  );
  return {
    value: { frontMatter: value, head: noFrontMatter, body: '', bodyLine: 0 },
    diagnostics: options.jekyll === true ? diagnostics.map(heldBack(options)) : diagnostics,
  };
}

/** A Jekyll blog is built without a text that cannot be read, which its writer would look for in vain: the first message says so. */
function heldBack({ isDocument }: PostTextOptions) {
  const fate = `so this ${isDocument === false ? 'page' : 'post'} is held back`;
  return (found: Diagnostic, at: number): Diagnostic =>
    at === 0 ? { ...found, message: `${found.message}, ${fate}` } : found;
}

import { decodeText } from '../../content/data/decode-text.ts';
import { mergeMaps } from '../../content/front-matter/merge-defaults.ts';
import { parseFrontMatter } from '../../content/front-matter/parse-front-matter.ts';
import { noFrontMatter, splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { type DataMap, isMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import type { HugoText } from './hugo-text.ts';
import type { ContentFile } from './list-contents.ts';
import { lowerKeys } from './lower-keys.ts';

/** A text, or all that its file holds where its front matter cannot be read. */
export interface ReadText {
  readonly text: HugoText | null;
  /** What stands in the file, for a text that is none. */
  readonly whole: string;
  readonly hasFrontMatter: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of a Hugo blog as the text that it is. */
export function readText(content: ContentFile, bytes: Uint8Array): ReadText {
  const { file } = content;
  const decoded = decodeText(bytes, file);
  if (hasErrors(decoded.diagnostics)) {
    // What is not UTF-8 is most often of the years before it.
    const whole = new TextDecoder('windows-1252').decode(bytes).replace(/\r\n?/g, '\n');
    return { text: null, whole, hasFrontMatter: true, diagnostics: unread(file, decoded.diagnostics) };
  }
  const { value: parts, diagnostics: faults } = splitFrontMatter(decoded.value, file);
  const parsed = parseFrontMatter(parts.head, file, false);
  const found = [...faults, ...parsed.diagnostics];
  const whole = decoded.value;
  const isMisread = hasErrors(faults) || (hasErrors(found) && parsed.value === null);
  if (isMisread) return { text: null, whole, hasFrontMatter: true, diagnostics: unread(file, found) };
  const given = withParams(isMap(parsed.value) ? parsed.value : {});
  const text = {
    ...content,
    front: lowerKeys(given),
    given,
    body: parts.body,
    bodyLine: parts.bodyLine,
    isHtml: /\.html?$/i.test(file),
  };
  return { text, whole, hasFrontMatter: parts.head !== noFrontMatter, diagnostics: [] };
}

/** Keys may stand in a table of their own, where they are no others. */
function withParams(map: DataMap): DataMap {
  const { params, ...own } = map;
  return isMap(params) ? mergeMaps(params, own) : own;
}

/** An error of a text is a warning here, for its words are kept. */
function unread(file: string, faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const message = 'it cannot be read as a text with front matter, so all of it is kept in a draft';
  const remedy = 'Mend it here and import again, or mend it in the draft, where it stands as code.';
  return [
    ...faults.map((fault): Diagnostic => ({ ...fault, severity: 'warning' })),
    importLeft(message, { file }, remedy),
  ];
}

import type { Env } from 'markdown-it';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { warning } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { TocEntry } from '../types/post.ts';
import type { AttributeList } from './attribute-list.ts';
import type { MarkdownDocument } from './markdown-document.ts';

/** A piece of raw HTML as the writer typed it. */
export interface RawHtml {
  readonly content: string;
  /** Line of the body, counted from 0. */
  readonly line: number;
}

/** What the rules learn about one document while they read it. Made anew for each, so no document sees another. */
export interface DocumentState {
  readonly document: MarkdownDocument;
  readonly diagnostics: Diagnostic[];
  readonly features: Set<string>;
  readonly images: { readonly url: string; readonly line: number }[];
  /** Raw HTML that a browser could run or that could be left open. */
  readonly rawHtml: RawHtml[];
  /** Attribute lists defined by name. */
  readonly attributeLists: Map<string, AttributeList>;
  /** Finished code blocks kept out of the reading of raw HTML, by number. */
  readonly heldCode: (string | null)[];
  toc: readonly TocEntry[];
  /** The heading that was its title; null where none was. */
  title: string | null;
  /** First line of the block whose inline content is being read, counted from 0. */
  blockLine: number;
  /** How far lines were counted in an inline text last: what follows is mostly behind it. */
  counted: { readonly text: string; readonly at: number; readonly lines: number };
}

const stateKey = Symbol('document');

/** What a part shares with its whole: a cut can leave HTML open that the whole closes. */
type Shared = Pick<DocumentState, 'rawHtml' | 'heldCode'>;

/** A fresh state for one document, or for a part of the `whole`. */
export function newDocumentState(
  document: MarkdownDocument,
  whole: Shared = { rawHtml: [], heldCode: [] },
): DocumentState {
  return {
    document,
    diagnostics: [],
    features: new Set(),
    images: [],
    rawHtml: whole.rawHtml,
    heldCode: whole.heldCode,
    attributeLists: new Map(),
    toc: [],
    title: null,
    blockLine: 0,
    counted: { text: '', at: 0, lines: 0 },
  };
}

/** The parser's environment that carries `state` to the rules. */
export function newEnv(state: DocumentState): Env {
  return { [stateKey]: state };
}

/** The state of the document that is being read. */
export function documentState(env: Env): DocumentState {
  return env[stateKey] as DocumentState;
}

/** Line of the body on which position `at` of an inline text stands, counted from 0. */
export function inlineLine(state: DocumentState, text: string, at: number): number {
  const { counted } = state;
  const goesOn = counted.text === text && counted.at <= at;
  let lines = goesOn ? counted.lines : 0;
  let end = text.indexOf('\n', goesOn ? counted.at : 0);
  for (; end !== -1 && end < at; end = text.indexOf('\n', end + 1)) lines++;
  state.counted = { text, at, lines };
  return state.blockLine + lines;
}

/** Line of the file, counted from 1, for a line of the body counted from 0. */
export function fileLine(state: DocumentState, line: number): number {
  const { lineOffset, origin } = state.document;
  return lineOffset + (origin?.lines[line] ?? line) + 1;
}

/** A warning about a line of the body, counted from 0; the caret goes to the first `mark` from column `from` on. */
export interface Complaint {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly remedy: string;
  readonly line: number;
  readonly mark?: string;
  readonly from?: number;
  readonly note?: string;
}

/** Adds a warning to the document's, with its true place in the file. */
export function complain(state: DocumentState, complaint: Complaint): void {
  const { code, message, remedy, line, mark, from = 0, note } = complaint;
  const { origin } = state.document;
  const source =
    origin === undefined
      ? sourceLine(state.document.source, line)
      : sourceLine(origin.source, origin.lines[line] ?? line);
  const column = mark === undefined ? -1 : source.indexOf(mark, from);
  const place = {
    file: state.document.file,
    line: fileLine(state, line),
    source,
    ...(column === -1 ? {} : { column: column + 1 }),
    ...(note === undefined ? {} : { note }),
  };
  state.diagnostics.push(warning(code, message, place, remedy));
}

/** One line of a text, counted from 0, without its end. */
export function sourceLine(source: string, line: number): string {
  let start = 0;
  for (let skipped = 0; skipped < line; skipped++) {
    const end = source.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  const end = source.indexOf('\n', start);
  return source.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}

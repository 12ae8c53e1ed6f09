import { decodeHTMLStrict } from 'entities';
import { cleanText } from '../../../text/clean-text.ts';
import { documentState, inlineLine } from '../../document-state.ts';
import { setFormula } from '../../formula.ts';
import { turnQuotes } from './smart-quotes.ts';
import type { SpanReader } from './span-reader.ts';

/** `"` and `'` turned the way they open or close. */
export function readQuote(reader: SpanReader): boolean {
  const { text, at, state, writer } = reader;
  if (!isTypographic(reader)) return reader.literal(1);
  const turned = turnQuotes(text, at, reader.before(), state.options.smartQuotes);
  writer.text(turned.text);
  return reader.pass(turned.length);
}

const symbol = / >>|<< |\.\.\.|---?|<<|>>/y;
const symbols: { readonly [typed: string]: string } = {
  '---': '—',
  '--': '–',
  '...': '…',
  '<<': '«',
  '>>': '»',
  '<< ': '«\u00a0',
  ' >>': '\u00a0»',
};

/** Dashes, ellipses and guillemets, and nothing else. */
export function readSymbol(reader: SpanReader): boolean {
  symbol.lastIndex = reader.at;
  const typed = symbol.exec(reader.text)?.[0];
  if (typed === undefined || !isTypographic(reader)) return false;
  const usual = symbols[typed] ?? typed;
  const instead = reader.state.options.symbols[typed];
  if (instead === undefined) reader.writer.text(usual);
  else writeInstead(reader, instead, usual);
  return reader.pass(typed.length);
}

/** Another text for a symbol; ids of headings are made as if it were the symbol. */
function writeInstead({ writer }: SpanReader, text: string, usual: string): void {
  const token = writer.token('text', '', 0);
  token.content = text;
  token.meta = { usual };
}

const lineStart = /\n[ \t]*/y;

/** Two blanks or backslashes before a line end break the line, one backslash too in GFM; every line end does with `hard_wrap`. */
export function readBreak(reader: SpanReader): boolean {
  const { text, at, writer, state } = reader;
  const mark = /^(?: {2}|\\{1,2})?(?=\n)/.exec(text.slice(at, at + 3))?.[0];
  if (mark === undefined || (mark === '\\' && (state.options.input !== 'GFM' || state.options.hardWrap)))
    return false;
  const isHard = mark !== '' || state.options.hardWrap;
  writer.token(isHard ? 'hardbreak' : 'softbreak', 'br', 0);
  lineStart.lastIndex = at + mark.length;
  lineStart.test(text);
  reader.at = lineStart.lastIndex;
  reader.consumed = isHard ? reader.at : reader.consumed;
  return true;
}

const escapable = /[\\.*_+`<>()[\]{}#!:|"'$=\-~]/;

/** A backslash before a sign of Markdown. */
export function readEscape(reader: SpanReader): boolean {
  const { text, at, writer } = reader;
  if (readBreak(reader)) return true;
  const guillemets = text.slice(at + 1, at + 3);
  const length = guillemets === '<<' || guillemets === '>>' ? 2 : 1;
  if (!escapable.test(text.charAt(at + 1))) return false;
  writer.text(text.slice(at + 1, at + 1 + length));
  return reader.pass(1 + length);
}

const entity = /&(?:[\w:][\w:-]*|#\d+|#x[\da-fA-F]+);/y;

/** An entity is its character, where a page may hold it; an unknown one is text. */
export function readEntity(reader: SpanReader): boolean {
  entity.lastIndex = reader.at;
  const typed = entity.exec(reader.text)?.[0];
  if (typed === undefined) return false;
  reader.writer.text(cleanText(decodeHTMLStrict(typed)));
  return reader.pass(typed.length);
}

/** `$$…$$` within a line is a formula. */
export function readFormula(reader: SpanReader): boolean {
  const { text, at, writer, state, env } = reader;
  if (!state.options.math || !text.startsWith('$$', at) || reader.lacks('$$')) return false;
  const end = text.indexOf('$$', at + 3);
  if (end === -1) {
    reader.miss('$$', reader.at);
    return false;
  }
  const tex = text.slice(at + 2, end).trim();
  const token = writer.token('math_inline', 'math', 0);
  token.meta = { tex };
  token.markup = '$$';
  setFormula(token, tex, env, inlineLine(documentState(env), text, at));
  return reader.pass(end + 2 - at);
}

function isTypographic({ state, md }: SpanReader): boolean {
  return state.options.typographicSymbols && md.options.typographer;
}

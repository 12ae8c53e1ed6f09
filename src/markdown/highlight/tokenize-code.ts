import Prism, { type Grammar } from 'prismjs';
import type { CodeToken } from './code-token.ts';
import { type GrammarRule, rulesOf } from './grammar-rules.ts';

/**
 * Cuts code by one of Prism's grammars into the tokens that Prism cuts it into, in two thirds of its time. Rules are
 * sought one after the other as Prism does (https://prismjs.com/extending.html#language-definitions). Those after the
 * last greedy one see nothing beyond the piece of text they are sought in, so each piece is taken through all of them
 * at once; and what they make of a short piece, of which code has few that differ, is remembered.
 */
export function tokenizeCode(code: string, grammar: Grammar): CodeToken[] {
  const { rules, across } = rulesOf(grammar);
  const tokens: CodeToken[] = [];
  for (const piece of cutAcross(code, across)) {
    if (typeof piece === 'string') cutText(piece, rules, across.length, tokens);
    else tokens.push(piece);
  }
  return tokens;
}

/** Longer pieces hardly come again. */
const longestKnown = 40;
/** A rule forgets what it knows, all at once, when it is so much. */
const mostKnown = 1_000;

/** Cuts a piece of text by the rules from one on. */
function cutText(text: string, rules: readonly GrammarRule[], from: number, tokens: CodeToken[]): void {
  const known = rules[from]?.known;
  if (known === undefined || text.length > longestKnown) return seekInText(text, rules, from, tokens);
  let found = known.get(text);
  if (found === undefined) {
    const cut: CodeToken[] = [];
    const copy = ownCopy(text);
    seekInText(copy, rules, from, cut);
    found = cut.every((token) => typeof token === 'string' || typeof token.content === 'string') ? cut : null;
    if (known.size >= mostKnown) known.clear();
    known.set(copy, found);
  }
  if (found === null) seekInText(text, rules, from, tokens);
  // Prism's hooks write into tokens: each text has its own.
  else for (const token of found) tokens.push(typeof token === 'string' ? token : copyOf(token));
}

/** Of a token with nothing within. */
function copyOf({ type, content, alias }: Prism.Token): Prism.Token {
  return new Prism.Token(type, content, alias, String(content));
}

/** A text that does not keep the one it was cut out of, as the engine lets it. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

function seekInText(whole: string, rules: readonly GrammarRule[], from: number, tokens: CodeToken[]): void {
  let text = whole;
  for (let at = from; at < rules.length; ) {
    const rule = rules[at] as GrammarRule;
    const find = seek(rule, text, 0);
    if (find === null) {
      at++;
      continue;
    }
    if (find.start > 0) cutText(text.slice(0, find.start), rules, at + 1, tokens);
    tokens.push(tokenOf(rule, find.text));
    text = text.slice(find.start + find.text.length);
    if (text === '') return;
    if (text.length <= longestKnown) return cutText(text, rules, at, tokens);
  }
  tokens.push(text);
}

/** What a rule has found, which is never nothing. */
interface Find {
  readonly start: number;
  readonly text: string;
}

/** The first find of a rule from a place on. */
function seek({ pattern, lookbehind }: GrammarRule, text: string, from: number): Find | null {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return null;
  const found = match[0];
  const skipped = lookbehind ? (match[1]?.length ?? 0) : 0;
  if (found.length === skipped) return null;
  return { start: match.index + skipped, text: skipped === 0 ? found : found.slice(skipped) };
}

function tokenOf({ type, inside, alias }: GrammarRule, text: string): Prism.Token {
  return new Prism.Token(type, inside === null ? text : tokenizeCode(text, inside), alias, text);
}

/** Code while it is cut by greedy rules and those between them: the texts and tokens that make it up. */
interface Cutting {
  readonly code: string;
  readonly pieces: CodeToken[];
  readonly rules: readonly GrammarRule[];
}

/** Rules are sought once more where one has taken tokens apart: those before it, as far as it reached. */
interface Again {
  readonly cause: GrammarRule;
  /** In the code. */
  reach: number;
}

function cutAcross(code: string, rules: readonly GrammarRule[]): readonly CodeToken[] {
  const cutting = { code, pieces: [code], rules };
  seekAll(cutting, 0, 0, null);
  return cutting.pieces;
}

/** Seeks the rules from a piece on that begins at `start`. */
function seekAll(cutting: Cutting, index: number, start: number, again: Again | null): void {
  for (const rule of cutting.rules) {
    if (rule === again?.cause) return;
    seekEach(rule, cutting, index, start, again);
  }
}

/** Puts a token for each find of a rule in the place of what it covers. */
function seekEach(
  rule: GrammarRule,
  cutting: Cutting,
  first: number,
  from: number,
  again: Again | null,
): void {
  const { code, pieces } = cutting;
  let start = from;
  for (let index = first; index < pieces.length; start += lengthAt(pieces, index++)) {
    if (again !== null && start >= again.reach) return;
    let text = pieces[index];
    if (typeof text !== 'string') continue;
    const find = rule.greedy ? seek(rule, code, start) : seek(rule, text, 0);
    if (find === null && rule.greedy) return;
    if (find === null) continue;
    let within = find.start;
    let count = 1;
    if (rule.greedy) {
      for (; find.start >= start + lengthAt(pieces, index); index++) start += lengthAt(pieces, index);
      text = pieces[index];
      // What begins within a token is none.
      if (typeof text !== 'string') continue;
      within -= start;
      count = countCovered(pieces, index, within + find.text.length);
      if (count > 1) text = code.slice(start, start + lengthOf(pieces, index, count));
    }
    const further = { cause: rule, reach: start + text.length };
    if (again !== null) again.reach = Math.max(again.reach, further.reach);
    const parts: CodeToken[] = [tokenOf(rule, find.text)];
    const end = within + find.text.length;
    if (end < text.length) parts.push(text.slice(end));
    if (within > 0) parts.unshift(text.slice(0, within));
    pieces.splice(index, count, ...parts);
    if (within > 0) index++;
    start += within;
    if (count === 1) continue;
    seekAll(cutting, index, start, further);
    if (again !== null) again.reach = Math.max(again.reach, further.reach);
  }
}

function lengthAt(pieces: readonly CodeToken[], index: number): number {
  return pieces[index]?.length ?? 0;
}

function lengthOf(pieces: readonly CodeToken[], from: number, count: number): number {
  let length = 0;
  for (let index = from; index < from + count; index++) length += lengthAt(pieces, index);
  return length;
}

/** How many pieces from one on so many signs cover, with the text behind them. */
function countCovered(pieces: readonly CodeToken[], from: number, signs: number): number {
  let reached = 0;
  let index = from;
  while (index < pieces.length && (reached < signs || typeof pieces[index] === 'string'))
    reached += lengthAt(pieces, index++);
  return index - from;
}

import { error, warning } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { knownKeys } from './front-matter-keys.ts';

const keyLine = /^([A-Za-z_]\w*):(?:\s|$)/;
/** Three hyphens as an editor improves them, or as a hand slips. */
const almostFence = /^(?:-{4,}|(?=.*[–—])[-–— ]+)[ \t]*$/;

const fence = /^---[ \t]*$/;

/** A line that keeps a post back, and no sentence that begins like one. */
const keptBack = /^(?:draft|published):[ \t]*(?:true|false|yes|no|on|off)?[ \t]*$/i;

/** A day, since one to come keeps a post back too. */
const dated = /^date:\s*\d/i;

/** What stands among keys: another key, what belongs to one, a comment. */
const headerLine = /^(?:[A-Za-z_]\w*:(?:\s|$)|[ \t]+\S|- |#)/;

/** Further down nobody looks for the end. */
const maxLength = 2_000;

/**
 * Front matter that no fence opens, in a text that has none: it would be published as text, and a draft with it. That is
 *  1. keys, one of ours first, between two lines that are almost fences;
 *  2. a key of ours in the first line, with another key or a fence below it, or one that keeps the post back. A sentence may begin
 *     with a capital, so that a key which does wants one of ours below it.
 * That ends the build, but for a text that begins with keys with capitals, none of which could keep it back, and no fence below them:
 * it may be prose, as `Title: Dune` and `Author: Frank Herbert` are above a review.
 */
export function missingFence(text: string, file: string): Diagnostic | null {
  const [first = '', second = '', ...below] = text.slice(0, maxLength).split('\n');
  if (almostFence.test(first)) {
    const end = below.find((line) => !/^(?:[A-Za-z_]\w*:(?:\s|$)|\s|- |#|$)/.test(line)) ?? '';
    const isClosed = almostFence.test(end) || fence.test(end);
    return isClosed && isOurKey(second) ? fault(file, first, 'these are not three hyphens') : null;
  }
  if (!isOurKey(first)) return null;
  const isBelow = /^[a-z]/.test(first) ? keyLine.test(second) : isOurKey(second);
  const isHeader = isBelow || fence.test(second);
  if (!isHeader && !keptBack.test(first)) return null;
  const lines = [first, second, ...below];
  return /^[a-z]/.test(first) || isSurelyHeader(lines)
    ? fault(file, first, 'the first key')
    : doubt(file, first);
}

/** Whether lines that begin with keys end with a fence, or hold what keeps a post back. */
function isSurelyHeader(lines: readonly string[]): boolean {
  const end = lines.findIndex((line) => line.trim() !== '' && !headerLine.test(line));
  const keys = end === -1 ? lines : lines.slice(0, end);
  // Below an empty line three hyphens are a rule.
  const isClosed = fence.test(lines[end] ?? '') && keys.at(-1)?.trim() !== '';
  return isClosed || keys.some((line) => keptBack.test(line) || dated.test(line));
}

function isOurKey(line: string): boolean {
  const key = keyLine.exec(line)?.[1];
  return key !== undefined && knownKeys.has(key.toLowerCase());
}

function fault(file: string, source: string, note: string): Diagnostic {
  return error(
    'front-matter-fence',
    'This looks like front matter, and no line --- opens it',
    { file, line: 1, column: 1, source, note },
    'Write --- alone in the first line, and again below the last key; if this is meant as text, leave a line empty above it.',
  );
}

function doubt(file: string, source: string): Diagnostic {
  return warning(
    'front-matter-fence',
    'This may be front matter, and no line --- opens it, so it is shown as text',
    { file, line: 1, column: 1, source, note: 'like the first key' },
    'If it is, write --- alone in the first line, and again below the last key; if it is meant as text, leave a line empty above it.',
  );
}

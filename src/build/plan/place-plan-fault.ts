import { decodeText } from '../../content/data/decode-text.ts';
import { frontMatterSource } from '../../content/front-matter/front-matter-source.ts';
import { type FrontMatterText, splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { locate } from '../../text/locate.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { FaultyKey, PlanFault } from '../../types/plan-fault.ts';

/**
 * A fault of the plan with the line of the file that it is about; others are the very same, for the preview knows what it told of a
 * text by that. Plans keep no lines, so the file is read again. An edit may move the line of a warning without changing a plan: see
 * `mayHaveMoved`.
 */
export function placePlanFault(fault: PlanFault, readFile: (path: string) => Uint8Array): Diagnostic {
  if (fault.about === undefined) return fault;
  const { about, ...found } = fault;
  const isPlaced = found.severity === 'error' || placed.has(found.code);
  if (found.file === null || !isPlaced) return found;
  const text = decodeText(readFile(found.file), found.file);
  const { head } = splitFrontMatter(text.value, found.file).value;
  const { line = null, column = null, source = null } = placeOf(head, found.file, about);
  return { ...found, line, column, source };
}

/** The warnings of the plan that have a line. */
const placed: ReadonlySet<DiagnosticCode> = new Set(['layout-replaced', 'term-shared', 'url-collision']);

/** Whether something was told of a file whose line is another once the file is, so that the blog must be planned anew. */
export function mayHaveMoved(told: readonly Diagnostic[], path: string): boolean {
  return told.some(({ file, line, code }) => file === path && line !== null && placed.has(code));
}

function placeOf(head: FrontMatterText, file: string, { keys, text }: FaultyKey): Place {
  const source = frontMatterSource(head, file);
  const value = keys.map((key) => source.valuePlace(key)).find(({ line }) => line !== undefined);
  if (value?.line === undefined || text === null) return value ?? { file };
  const from = head.text
    .split('\n')
    .slice(0, value.line - head.lineOffset - 1)
    .join('\n').length;
  const offset = [text, text.replace(/^\//, '')]
    .map((wanted) => offsetOf(wanted, head.text, from))
    .find((at) => at !== -1);
  if (offset === undefined) return value;
  const found = locate(head.text, offset);
  return { ...found, file, line: found.line + head.lineOffset };
}

/** Where a path stands by itself, not as a part of a longer one; -1 if nowhere. */
function offsetOf(path: string, text: string, from: number): number {
  const isPart = (at: number): boolean => /[\w/-]/.test(text[at] ?? '');
  let at = text.indexOf(path, from);
  while (at !== -1 && (isPart(at - 1) || isPart(at + path.length))) at = text.indexOf(path, at + 1);
  return at;
}

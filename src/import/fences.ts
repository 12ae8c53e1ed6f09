import type { createLiquid } from '../liquid/create-liquid.ts';
import { forwardSearch } from '../text/forward-search.ts';
import { fenceMarks } from './fence-marks.ts';

const opening = /^([ \t]*)\{%-?\s*highlight\s+([^\s%]+)([^%]*?)-?%\}[ \t]*\n/gm;

/** `highlight` tags on lines of their own as fences where they stand, so that code in a list stays in it. */
export function withFences(text: string): string {
  if (!text.includes('highlight')) return text;
  const closing = forwardSearch(text, /\{%-?\s*endhighlight\s*-?%\}[ \t]*$/m);
  const parts: string[] = [];
  let at = 0;
  for (const found of text.matchAll(opening)) {
    const behind = found.index + found[0].length;
    const close = found.index < at ? null : closing(behind);
    if (close === null) continue;
    parts.push(
      text.slice(at, found.index),
      highlighted(found, withoutLastLine(text.slice(behind, close.index))),
    );
    at = close.index + close[0].length;
  }
  return parts.join('') + text.slice(at);
}

function highlighted([, indent = '', language = '', words = '']: RegExpExecArray, code: string): string {
  const marked = words.match(/(?:hl|mark)_lines\s*=\s*["']([^"']*)["']/)?.[1]?.match(/\d+/g) ?? [];
  const lines = marked.map((line): readonly [number, number] => [Number(line), Number(line)]);
  const firstLine = /\blinenos\b/.test(words) ? 1 : null;
  const { opening: fenced, marks } = fenceOf(code, language, { firstLine, marked: lines });
  return `\n${indent}${fenced}\n${code}\n${indent}${marks}\n`;
}

/** Without the blanks at its end, and the line end before them. */
function withoutLastLine(code: string): string {
  let end = code.length;
  while (/[ \t]/.test(code.charAt(end - 1))) end--;
  return code.slice(0, code.charAt(end - 1) === '\n' ? end - 1 : end);
}

type Lines = Parameters<Parameters<typeof createLiquid>[1]['renderCode']>[2];

/** Code between fences, on lines of its own. */
export function fence(code: string, language: string, lines: Lines): string {
  const { opening, marks } = fenceOf(code, language, lines);
  return `\n\n${opening}\n${code}\n${marks}\n\n`;
}

/** Fences longer than any in the code. */
function fenceOf(
  code: string,
  language: string,
  lines: Lines,
): { readonly opening: string; readonly marks: string } {
  const marks = fenceMarks(code);
  const marked = lines.marked.map(([first, last]) =>
    first === last ? String(first) : `${String(first)}-${String(last)}`,
  );
  const words = [
    language,
    ...(lines.firstLine === null ? [] : [numbered(lines.firstLine)]),
    ...(marked.length === 0 ? [] : [`{${marked.join(',')}}`]),
  ].filter((word) => word !== '');
  return { opening: marks + words.join(' '), marks };
}

function numbered(firstLine: number): string {
  return firstLine === 1 ? 'linenos' : `linenos=${String(firstLine)}`;
}

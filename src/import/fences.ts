import type { createLiquid } from '../liquid/create-liquid.ts';

const highlight =
  /^([ \t]*)\{%-?\s*highlight\s+([^\s%]+)([^%]*?)-?%\}[ \t]*\n([^]*?)\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}[ \t]*$/gm;

/** `highlight` tags on lines of their own as fences where they stand, so that code in a list stays in it. */
export function withFences(text: string): string {
  if (!text.includes('highlight')) return text;
  return text.replace(highlight, (_, indent: string, language: string, words: string, code: string) => {
    const marked = words.match(/(?:hl|mark)_lines\s*=\s*["']([^"']*)["']/)?.[1]?.match(/\d+/g) ?? [];
    const lines = marked.map((line): readonly [number, number] => [Number(line), Number(line)]);
    const firstLine = /\blinenos\b/.test(words) ? 1 : null;
    const { opening, marks } = fenceOf(code, language, { firstLine, marked: lines });
    return `\n${indent}${opening}\n${code}\n${indent}${marks}\n`;
  });
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
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
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

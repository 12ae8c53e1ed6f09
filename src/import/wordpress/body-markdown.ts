import { type Place } from '../../diagnostics/diagnostic.ts';
import { lineFinder } from '../../text/line-finder.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import { importLeft } from '../import-left.ts';
import { expandShortcodes, type Pictures } from './expand-shortcodes.ts';

/** What the bodies of an export are read with. */
export interface BodyReading {
  readonly file: string;
  readonly address: (written: string) => string;
  /** The content of a block that posts share. */
  readonly sharedBlock: (id: string) => string | null;
}

/** A body as Markdown, and what of it has no counterpart; `line` is where it begins in the export. */
export function bodyMarkdown(
  body: string,
  pictures: Pictures,
  line: number,
  { file, address, sharedBlock }: BodyReading,
): { readonly text: string; readonly pages: number; readonly diagnostics: readonly Diagnostic[] } {
  const hasBlocks = /<!-- wp:/.test(body);
  const whole = body.replace(
    /<!-- wp:block \{"ref":(\d+)[^<>]*?\/-->/g,
    (tag, id: string) => sharedBlock(id) ?? tag,
  );
  const parts = whole.split(/<!--nextpage-->/);
  const { html, left } = expandShortcodes(parts.join('\n\n'), pictures);
  const marked = html
    .replace(/<!--more(?: [^<>]*?)?-->/, '\n\n<!--more-->\n\n')
    .replace(/<!--noteaser-->/g, '');
  const converted = htmlToMarkdown(marked, { keepsLines: !hasBlocks, address });
  const lineOf = lineTeller(body);
  const diagnostics = left.map((name) =>
    importLeft(
      `The shortcode [${name}] of a plugin stands in the text as it was written`,
      { file, line: line + lineOf(name) },
      'Write in Markdown or HTML what it showed.',
    ),
  );
  if (converted === null) diagnostics.push(tooDeep({ file, line }));
  return { text: converted ?? marked, pages: parts.length, diagnostics };
}

/** In which line, counted from 0, the shortcode of a name stands: of several the next one each time. */
function lineTeller(body: string): (name: string) => number {
  const lineAt = lineFinder(body);
  const places = new Map<string, number[]>();
  for (const { 1: name = '', index } of [...body.matchAll(/\[([a-z][\w-]*)/gi)].toReversed()) {
    const same = places.get(name);
    if (same === undefined) places.set(name, [index]);
    else same.push(index);
  }
  let from = 0;
  return (name) => {
    const same = places.get(name) ?? [];
    while ((same.at(-1) ?? from) < from) same.pop();
    from = same.pop() ?? from;
    return lineAt(from) - 1;
  };
}

function tooDeep(place: Place): Diagnostic {
  const message = 'The text nests so deep that it stays the HTML that it was';
  return importLeft(message, place, 'Write it as Markdown.');
}

import { type Place } from '../../diagnostics/diagnostic.ts';
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
    /<!-- wp:block \{"ref":(\d+)[^>]*?\/-->/g,
    (tag, id: string) => sharedBlock(id) ?? tag,
  );
  const parts = whole.split(/<!--nextpage-->/);
  const { html, left } = expandShortcodes(parts.join('\n\n'), pictures);
  const marked = html
    .replace(/<!--more(?: [^>]*?)?-->/, '\n\n<!--more-->\n\n')
    .replace(/<!--noteaser-->/g, '');
  const converted = htmlToMarkdown(marked, { keepsLines: !hasBlocks, address });
  let from = 0;
  const lineOf = (name: string): number => {
    const at = body.indexOf(`[${name}`, from);
    if (at !== -1) from = at + 1;
    return line + body.slice(0, Math.max(at, 0)).split('\n').length - 1;
  };
  const diagnostics = left.map((name) =>
    importLeft(
      `The shortcode [${name}] of a plugin stands in the text as it was written`,
      { file, line: lineOf(name) },
      'Write in Markdown or HTML what it showed.',
    ),
  );
  if (converted === null) diagnostics.push(tooDeep({ file, line }));
  return { text: converted ?? marked, pages: parts.length, diagnostics };
}

function tooDeep(place: Place): Diagnostic {
  const message = 'The text nests so deep that it stays the HTML that it was';
  return importLeft(message, place, 'Write it as Markdown.');
}

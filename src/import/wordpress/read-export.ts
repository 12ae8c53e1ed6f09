import { XMLParser } from 'fast-xml-parser';
import { error } from '../../diagnostics/diagnostic.ts';
import { cleanText } from '../../text/clean-text.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { asMap, type ExportItem } from './export-item.ts';

/** What WordPress wrote into an export. */
export interface WordPressExport {
  /** What it says of the blog. */
  readonly channel: { readonly [name: string]: unknown };
  readonly items: readonly ExportItem[];
}

/** An export read, or why it is none. */
export type ReadExport = WordPressExport | { readonly fault: Diagnostic };

/**
 * Reads the text of an export. Each item is read by itself, so that a large file needs little more memory than its text; a document type,
 * which no export has and which could define entities without end, is refused.
 */
export function readExport(text: string, file: string): ReadExport {
  const clean = cleanText(text);
  const start = clean.search(/<(?:rss|\?xml|!--)/);
  const doctype = /<!DOCTYPE/i.exec(clean.slice(0, Math.max(clean.search(/<rss[\s>]/), 0) || 10_000));
  if (doctype !== null)
    return refused(
      file,
      lineAt(clean, doctype.index),
      'a document type stands in it, as in no export of WordPress',
    );
  if (start === -1 || !/<wp:wxr_version>/.test(clean.slice(0, 1_000_000)))
    return refused(file, 1, 'it is not an export of WordPress');
  const spans = itemsIn(clean);
  if (spans === null || !/<\/rss>\s*$/.test(clean))
    return refused(
      file,
      lineAt(clean, clean.length),
      'it ends in the middle',
      'Export again, in parts (by author or by date) if it ends at the same place, and import each.',
    );
  try {
    const items: ExportItem[] = [];
    let line = 1;
    let before = 0;
    for (const [from, to] of spans) {
      line += lineEnds(clean.slice(before, from));
      before = from;
      const chunk = clean.slice(from, to);
      const at = chunk.indexOf('<content:encoded>');
      const bodyLine = line + (at === -1 ? 0 : lineEnds(chunk.slice(0, at)));
      items.push({ fields: asMap(asMap(parse(chunk))['item']), line, bodyLine });
    }
    const head = clean.slice(start, spans[0]?.[0] ?? clean.indexOf('</channel>'));
    const rss = asMap(parse(head)['rss']);
    return { channel: asMap(rss['channel']), items };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return refused(file, 1, `its XML cannot be read: ${cause.message}`);
  }
}

const many = new Set([
  'category',
  'wp:postmeta',
  'wp:comment',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'wp:termmeta',
  'wp:commentmeta',
]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => many.has(name),
});

function parse(xml: string): { readonly [name: string]: unknown } {
  return asMap(parser.parse(xml));
}

/** Where each item begins and ends, what stands in CDATA aside; null where one is not closed. */
function itemsIn(text: string): readonly (readonly [from: number, to: number])[] | null {
  const spans: (readonly [number, number])[] = [];
  const marks = /<!\[CDATA\[|<item[\s>]|<\/item>/g;
  let open: number | null = null;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '<![CDATA[') {
      const end = text.indexOf(']]>', mark.index);
      if (end === -1) return null;
      marks.lastIndex = end + 3;
    } else if (mark[0] === '</item>') {
      if (open !== null) spans.push([open, marks.lastIndex]);
      open = null;
    } else open ??= mark.index;
  }
  return open === null ? spans : null;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function lineAt(text: string, at: number): number {
  return lineEnds(text.slice(0, at)) + 1;
}

function refused(
  file: string,
  line: number,
  why: string,
  remedy = 'Export again: Tools → Export → All content, in WordPress.',
): ReadExport {
  return {
    fault: error('import-left', `Nothing can be imported from ${file}: ${why}`, { file, line }, remedy),
  };
}

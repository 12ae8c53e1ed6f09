import type { StateInline } from 'markdown-it';
import { complain, type DocumentState, documentState, inlineLine, sourceLine } from '../document-state.ts';

/** Longer than any tag; keeps a lone `{%` from searching the whole post. */
const maxLength = 2_000;

interface Unrun {
  readonly code: 'liquid-tag' | 'shortcode';
  readonly tag: RegExp;
  readonly told: (name: string) => string;
  readonly remedy: string;
}

/** What other generators would run, and here stands in a post as plain text. */
const unrun: readonly Unrun[] = [
  {
    code: 'liquid-tag',
    tag: /\{%-?\s*([A-Za-z_]\w*)/y,
    told: (name) => `The Liquid tag {% ${name} %}`,
    remedy: 'Liquid is not run: write what it stands for, or put it between backticks to show it.',
  },
  shortcode('<', '>'),
  shortcode('%', '%'),
];

/** One of Hugo's between these signs, which must be closed: prose and code have braces of their own. */
function shortcode(open: string, close: string): Unrun {
  return {
    code: 'shortcode',
    tag: new RegExp(
      String.raw`\{\{${open}\s*([A-Za-z_][\w.-]*)(?=[\s/]|${close}\}\})(?=[^]{0,${maxLength}}?${close}\}\})`,
      'y',
    ),
    told: (name) => `The shortcode {{${open} ${name} ${close}}}`,
    remedy:
      'Shortcodes are not run: write a picture, a link or a fence as Markdown has it, or put it between backticks to show it.',
  };
}

/** `{% tag %}`, `{{ value }}` and `{{< shortcode >}}` stay as they are, letter for letter; all but values are a warning. */
export function liquid(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (hasRun(documentState(state.env))) return false;
  if (!silent) warnOfTag(documentState(state.env), src, pos);
  const end = liquidEnd(src.slice(0, state.posMax), pos);
  if (end === -1) return false;
  if (!silent) {
    const token = state.push('text_special', '', 0);
    token.content = src.slice(pos, end);
    token.info = 'liquid';
  }
  state.pos = end;
  return true;
}

/** Whether Liquid has run: what still looks like it is text as any other. */
export function hasRun({ document }: DocumentState): boolean {
  return document.origin !== undefined;
}

/** Where the Liquid that begins at `at` ends; -1 where there is none. */
export function liquidEnd(text: string, at: number): number {
  const open = text.slice(at, at + 2);
  if (open !== '{%' && open !== '{{') return -1;
  const end = text.slice(at, at + maxLength).indexOf(open === '{%' ? '%}' : '}}', 2);
  return end === -1 ? -1 : at + end + 2;
}

/** Warns of every tag in a text that stands whole, such as raw HTML. */
export function warnOfTags(document: DocumentState, html: string, line: number): void {
  document.blockLine = line;
  for (let at = nextTag(html, 0); at !== -1; at = nextTag(html, at + 3)) warnOfTag(document, html, at);
}

/** Where the next `{%`, `{{%` or `{{<` stands; -1 where there is none. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('{', from); at !== -1; at = html.indexOf('{', at + 1)) {
    const next = html[at + 1];
    if (next === '%' || (next === '{' && (html[at + 2] === '<' || html[at + 2] === '%'))) return at;
  }
  return -1;
}

/** Warns of the tag that begins at `at`, where one does. What ends a shortcode has been told with its beginning. */
export function warnOfTag(document: DocumentState, text: string, at: number): void {
  if (hasRun(document)) return;
  for (const { code, tag, told, remedy } of unrun) {
    tag.lastIndex = at;
    const name = tag.exec(text)?.[1];
    if (name === undefined || isShownAsTyped(text, at)) continue;
    const line = inlineLine(document, text, at);
    const source = sourceLine(document.document.source, line);
    const message = `${told(name)} stands in the post as plain text.`;
    complain(document, {
      code,
      message,
      remedy,
      line,
      mark: text.slice(at, at + 2),
      from: columnOf(source, text, at),
    });
  }
}

/** Elements whose text is typed to be seen, or is not seen at all, and comments. */
const sealed = /<!--|-->|<(\/?)(?:code|kbd|samp|pre|script|style|textarea)\b/gi;

/** Further up nobody looks for the tag of an element. */
const farthest = 4_000;

function isShownAsTyped(text: string, at: number): boolean {
  let depth = 0;
  for (const [mark, slash] of text.slice(Math.max(0, at - farthest), at).matchAll(sealed))
    depth = Math.max(0, depth + (mark === '-->' || slash === '/' ? -1 : 1));
  return depth > 0;
}

/** So much of a line tells where it stands in its source. */
const lineHead = 200;

/** Where the tag stands in its source line: as far behind the head of the block's own line as there. */
function columnOf(source: string, text: string, at: number): number {
  const start = text.lastIndexOf('\n', at) + 1;
  const indent = source.indexOf(text.slice(start, Math.min(at + 2, start + lineHead)).trimStart());
  return indent === -1 ? 0 : indent + text.slice(start, at).trimStart().length;
}

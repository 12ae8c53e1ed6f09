import type { Token } from 'markdown-it';
import { liquidAddressRemedy } from '../text/liquid-address.ts';
import { lineAt } from '../text/locate.ts';
import { type Complaint, complain, type DocumentState } from './document-state.ts';

const linkLike = /(!?)(\[[^[\]\n]{0,300}\]\(((?:[^()<>"'\n]|\([^()<>"'\n]{0,300}\)){1,300})\))/g;

/** A name as footnotes have it; `[^a-z0-9]` is what searches are written in. */
const noteLike = /\[\^(?!.-.|[^\][]{0,100}(?:a-z|A-Z|0-9))([\p{L}\p{N}_-]{1,100})\]/gu;

/** Where a footnote is defined. */
const noteDefined = /^[ \t>*+\-\d.)]{0,100}\[\^[^\]\s]{1,100}\]:/m;

/** How many are looked for in the source of a document. */
const most = 10;

/** Elements whose text is shown as it is typed. */
const codeTag = /^<(\/?)(?:code|kbd|samp|pre)\b/i;

/** What stands before a bracket, or before the mark of a picture, that is escaped. */
const escape = /(?<!\\)(?:\\\\)*\\!?$/;

/** What no prose in parentheses is: a path from somewhere, a folder, a file with an ending, an address of the web. */
const pathLike = /^(?:\.{0,2}\/|#|https?:)|\/$|\.[a-z]\w{1,4}(?:$|[#?])/i;

interface Unread extends Pick<Complaint, 'code' | 'message' | 'remedy'> {
  readonly written: string;
}

/**
 * Tells what is shown as text though it was meant otherwise: links and pictures whose address a blank ends, and marks of
 * footnotes that nothing defines.
 */
export function tellUnreadMarks(state: DocumentState, tokens: readonly Token[]): void {
  const { source } = state.document;
  let [line, start, sought] = [0, 0, 0];
  let hasNotes: boolean | null = null;
  const mayHaveNotes = (): boolean => (hasNotes ??= noteDefined.test(source));
  for (const { type, map, children } of tokens) {
    if (type !== 'inline' || map === null || children === null) continue;
    const unread = unreadIn(children, mayHaveNotes);
    if (unread.length === 0) continue;
    // Footnotes come last and stand anywhere.
    if (map[0] < line) [line, start] = [0, 0];
    for (; line < map[0]; line++) start = source.indexOf('\n', start) + 1;
    let end = start;
    for (let at = map[0]; at < map[1] && end !== -1; at++) end = source.indexOf('\n', end + 1);
    const part = withoutCode(source.slice(start, end === -1 ? undefined : end), children);
    let from = 0;
    for (const { written, ...complaint } of unread) {
      if (++sought > most) return;
      const at = unescaped(written, part, from);
      if (at === -1) continue;
      from = at + written.length;
      complain(state, { ...complaint, line: line + lineAt(part, at) - 1, mark: written });
    }
  }
}

function unreadIn(children: readonly Token[], mayHaveNotes: () => boolean): readonly Unread[] {
  let open = 0;
  return children.flatMap(({ type, content }) => {
    const tag = type === 'html_inline' ? codeTag.exec(content) : null;
    if (tag !== null) open += tag[1] === '' ? 1 : -1;
    if (open > 0 || type !== 'text') return [];
    return [
      ...(content.includes('](') ? unreadLinksIn(content) : []),
      ...(content.includes('[^') ? unreadNotesIn(content, mayHaveNotes) : []),
    ];
  });
}

function unreadLinksIn(text: string): readonly Unread[] {
  return [...text.matchAll(linkLike)].flatMap(([, mark, written = '', inside = '']) => {
    const address = inside.trim();
    const isMeant = /\s/.test(address) && (mark === '!' || pathLike.test(address));
    // A tag of Liquid is told by itself.
    if (!isMeant || address.includes('{%')) return [];
    const message = `this is no link and no picture, for a blank ends its address: ${address}`;
    const remedy =
      liquidAddressRemedy(address) ??
      `Put the address in angle brackets: (<${address}>); or rename the file.`;
    return [{ written, code: 'link-unread', message, remedy: `${remedy} ${asItStands}` }];
  });
}

/** `mayHaveNotes` says whether the document defines any footnote. */
function unreadNotesIn(text: string, mayHaveNotes: () => boolean): readonly Unread[] {
  return [...text.matchAll(noteLike)].flatMap(([written, name = '']) => {
    if (isOfLetters(name) && !mayHaveNotes()) return [];
    const message = `nothing defines the footnote ${written}, so its mark is shown as text`;
    const remedy = `Write ${written}: and what it says in a paragraph of its own. ${asItStands}`;
    return [{ written, code: 'footnote-lost', message, remedy }];
  });
}

/** Whether a name is one letter, or some in their order, as a text on searches has them: `[^u]`, `[^abc]`, `[^aeiou]`. */
function isOfLetters(name: string): boolean {
  for (let at = 1; at < name.length; at++) if (name.charAt(at) <= name.charAt(at - 1)) return false;
  return /^\p{L}+$/u.test(name);
}

const asItStands = 'Text that is meant as it stands begins with \\[.';

/** The source of a paragraph with nothing in its code spans; all else stands where it stood. */
function withoutCode(source: string, children: readonly Token[]): string {
  const onOneLine = source.replaceAll('\n', ' ');
  let [read, from] = ['', 0];
  for (const { type, markup, content } of children) {
    if (type !== 'code_inline') continue;
    const begins = (at: number): boolean =>
      onOneLine.startsWith(content, at) || onOneLine.startsWith(` ${content}`, at);
    let at = onOneLine.indexOf(markup, from);
    while (at !== -1 && !begins(at + markup.length)) at = onOneLine.indexOf(markup, at + 1);
    if (at === -1) break;
    const end = at + markup.length + content.length;
    read += source.slice(from, at) + source.slice(at, end).replace(/./g, ' ');
    from = end;
  }
  return read + source.slice(from);
}

/** Where a text stands whose first sign is not escaped; -1 if nowhere, as for one with a backslash within it. */
function unescaped(text: string, source: string, from: number): number {
  let at = source.indexOf(text, from);
  while (at !== -1 && escape.test(source.slice(Math.max(0, at - 9), at))) at = source.indexOf(text, at + 1);
  return at;
}

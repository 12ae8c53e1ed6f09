import type { Env, StateCore, Token } from 'markdown-it';
import { documentState } from '../document-state.ts';
import { escapeHtml } from '../escape-html.ts';
import { type DefinedNote, tellLostFootnotes } from '../lost-footnotes.ts';

interface Note {
  readonly label?: string;
  readonly count?: number;
  readonly content?: string;
  readonly tokens?: Token[];
}

interface Mark {
  readonly id: number;
  readonly subId?: number;
}

/** Moves the notes that the text refers to, in the order it does, to the end of the document. */
export function footnoteTail(state: StateCore): void {
  const footnotes = state.env['footnotes'] as { readonly list?: readonly Note[] } | undefined;
  if (footnotes === undefined) return;
  const { bodies, defined } = takeBodies(state);
  const list = footnotes.list ?? [];
  tellLostFootnotes(documentState(state.env), defined, new Set(list.map(({ label }) => label)));
  if (list.length === 0) return;
  const names = nameNotes(list);
  state.env['footnoteNames'] = names;
  const tail: Token[] = [newToken(state, 'footnote_block_open', 1)];
  for (const [id, note] of list.entries()) {
    const body = note.tokens === undefined ? (bodies.get(note.label ?? '') ?? []) : inlineBody(state, note);
    tail.push(newToken(state, 'footnote_open', 1, { id }));
    const endsInParagraph = body.at(-1)?.type === 'paragraph_close';
    for (const token of endsInParagraph ? body.slice(0, -1) : body) tail.push(token);
    if (!endsInParagraph) tail.push(paragraph(state, 1));
    for (let subId = 0; subId < Math.max(1, note.count ?? 0); subId++)
      tail.push(newToken(state, 'footnote_anchor', 0, { id, subId }));
    tail.push(paragraph(state, -1), newToken(state, 'footnote_close', -1));
  }
  tail.push(newToken(state, 'footnote_block_close', -1));
  for (const token of tail) state.tokens.push(token);
}

/** How footnotes are written: kramdown's markup, so that themes and links made for Jekyll keep working. */
export const footnoteMarkup = {
  footnote_ref(tokens: Token[], at: number, _options: unknown, env: Env): string {
    const { id } = markOf(tokens[at]);
    const name = nameOf(env, tokens[at]);
    return `<sup id="fnref:${reference(env, tokens[at])}"><a href="#fn:${name}" class="footnote" rel="footnote" role="doc-noteref">${String(id + 1)}</a></sup>`;
  },
  footnote_block_open: (): string => '<div class="footnotes" role="doc-endnotes">\n<ol>\n',
  footnote_block_close: (): string => '</ol>\n</div>\n',
  footnote_open: (tokens: Token[], at: number, _options: unknown, env: Env): string =>
    `<li id="fn:${nameOf(env, tokens[at])}">\n`,
  footnote_close: (): string => '</li>\n',
  footnote_anchor(tokens: Token[], at: number, _options: unknown, env: Env): string {
    const { subId = 0 } = markOf(tokens[at]);
    const number = subId === 0 ? '' : `<sup>${String(subId + 1)}</sup>`;
    const blank = tokens[at - 1]?.type === 'paragraph_open' ? '' : ' ';
    return `${blank}<a href="#fnref:${reference(env, tokens[at])}" class="reversefootnote" role="doc-backlink">&#8617;${number}</a>`;
  },
};

/** Takes the definitions out of the text; one inside another ends where it ends, and no tag is torn. */
function takeBodies(state: StateCore): {
  readonly bodies: ReadonlyMap<string, readonly Token[]>;
  readonly defined: readonly DefinedNote[];
} {
  const defined: DefinedNote[] = [];
  const bodies = new Map<string, Token[]>();
  const open: Token[][] = [];
  const kept: Token[] = [];
  for (const [at, token] of state.tokens.entries()) {
    if (token.type === 'footnote_reference_open') {
      const body: Token[] = [];
      const label = String(token.meta?.['label']);
      defined.push({ label, line: state.tokens[at + 1]?.map?.[0] ?? null });
      if (!bodies.has(label)) bodies.set(label, body);
      open.push(body);
    } else if (token.type === 'footnote_reference_close') open.pop();
    else (open.at(-1) ?? kept).push(token);
  }
  state.tokens = kept;
  return { bodies, defined };
}

/** A name for each note that can stand in an id: its label, or its number where it has none. */
function nameNotes(list: readonly Note[]): readonly string[] {
  const taken = new Set<string>();
  for (const { label } of list) if (label !== undefined) taken.add(safeName(label));
  return list.map(({ label }, at) => {
    if (label !== undefined) return escapeHtml(safeName(label));
    let name = String(at + 1);
    while (taken.has(name)) name += '-inline';
    taken.add(name);
    return name;
  });
}

function safeName(label: string): string {
  return label.replace(/\s/g, '-');
}

function inlineBody(state: StateCore, { content = '', tokens = [] }: Note): Token[] {
  const text = new state.Token('inline', '', 0);
  text.content = content;
  text.children = tokens;
  text.block = true;
  return [paragraph(state, 1), text, paragraph(state, -1)];
}

function paragraph(state: StateCore, nesting: 1 | -1): Token {
  const token = new state.Token(nesting === 1 ? 'paragraph_open' : 'paragraph_close', 'p', nesting);
  token.block = true;
  token.level = 1;
  return token;
}

function newToken(state: StateCore, type: string, nesting: -1 | 0 | 1, mark?: Mark): Token {
  const token = new state.Token(type, '', nesting);
  token.block = nesting !== 0;
  token.meta = mark === undefined ? null : { ...mark };
  return token;
}

function markOf(token: Token | undefined): Mark {
  return token?.meta as unknown as Mark;
}

function nameOf(env: Env, token: Token | undefined): string {
  return (env['footnoteNames'] as readonly string[])[markOf(token).id] ?? '';
}

function reference(env: Env, token: Token | undefined): string {
  const { subId = 0 } = markOf(token);
  return subId === 0 ? nameOf(env, token) : `${nameOf(env, token)}:${String(subId)}`;
}

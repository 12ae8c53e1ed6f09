import type { StateCore, Token } from 'markdown-it';
import { kramdownDocument } from './document-env.ts';

const noWord = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t]/gu;

/** Gives headings without an id one of their words, as kramdown or its GFM parser does. */
export function headingIds(state: StateCore): void {
  const { options } = kramdownDocument(state.env).state;
  if (!options.autoIds) return;
  const gfm = new Map<string, number>();
  const plain = new Map<string, number>();
  const { tokens } = state;
  for (let at = 0; at < tokens.length; at++) {
    const heading = tokens[at];
    if (heading?.type !== 'heading_open' || heading.attrGet('id') !== null) continue;
    const { content = '', children = null } = tokens[at + 1] ?? {};
    const isGfm = options.input === 'GFM';
    // Inside HTML the GFM parser leaves headings to kramdown.
    const id =
      isGfm && heading.meta?.['isInHtml'] !== true
        ? unique(gfmId(slugText(children ?? [])), gfm)
        : unique(plainId(isGfm ? slugText(children ?? []) : content), plain);
    if (options.autoIdPrefix + id !== '') heading.attrSet('id', options.autoIdPrefix + id);
    // An empty id is none, but a list of contents has the heading all the same.
    else heading.meta = { ...heading.meta, isUnnamed: true };
  }
}

function gfmId(text: string): string {
  return text.toLowerCase().replace(noWord, '').replace(/[ \t]/g, '-');
}

/** Of ASCII alone, from the first letter on. */
function plainId(text: string): string {
  const id = text
    .replace(/^[^a-zA-Z]+/gm, '')
    .replace(/[^a-zA-Z0-9 -]/g, '')
    .replace(/ /g, '-')
    .toLowerCase();
  return id === '' ? 'section' : id;
}

function unique(id: string, used: Map<string, number>): string {
  const count = used.get(id) ?? 0;
  used.set(id, count + 1);
  return count === 0 ? id : `${id}-${String(count)}`;
}

/** The words of a heading, as they are before typography changes their width: tags, pictures and breaks say nothing, the code between raw tags does. */
function slugText(children: readonly Token[]): string {
  let text = '';
  for (const { type, content, meta } of children) {
    if (type === 'text' || type === 'text_special' || type === 'code_inline')
      text += meta?.['usual'] ?? content;
    else if (type === 'html_inline') text += content.replace(/<[^>]*>/g, '');
    else if (type === 'math_inline') text += String(meta?.['tex'] ?? '');
  }
  return text;
}

import { slug } from 'github-slugger';
import type { StateCore, Token } from 'markdown-it';

/** Gives every heading the id that GitHub would, unique in the post; ids that the writer chose come first. */
export function headingIds(state: StateCore): void {
  const { tokens } = state;
  let taken: TakenIds | null = null;
  for (let at = 0; at < tokens.length; at++) {
    const heading = tokens[at];
    if (heading?.type !== 'heading_open' || heading.attrGet('id') !== null) continue;
    taken ??= takenIn(tokens);
    // Typography comes later, so that quotes made round do not change an id.
    const text = slugText(tokens[at + 1]?.children ?? []);
    heading.attrSet('id', take(idOf(text) || 'section', taken));
  }
}

/** Ids of the document, and how many have been numbered after each. */
type TakenIds = Map<string, number>;

function takenIn(tokens: readonly Token[]): TakenIds {
  const taken: TakenIds = new Map();
  for (const token of tokens) {
    const id = token.attrs === null ? null : token.attrGet('id');
    if (id !== null) taken.set(String(id), 0);
  }
  return taken;
}

/** The id itself the first time, then with the next free number behind it, as GitHub counts. */
function take(id: string, taken: TakenIds): string {
  let free = id;
  for (let count = (taken.get(id) ?? 0) + 1; taken.has(free); count++) {
    free = `${id}-${String(count)}`;
    taken.set(id, count);
  }
  taken.set(free, 0);
  return free;
}

const ascii = /^[\0-\x7f]*$/;

/** GitHub's id for a heading. The library looks for the letters of all scripts; most headings need not. */
export function idOf(text: string): string {
  if (!ascii.test(text)) return slug(text);
  return text
    .toLowerCase()
    .replace(/[^a-z\d_ -]+/g, '')
    .replaceAll(' ', '-');
}

function slugText(children: readonly Token[]): string {
  let text = '';
  for (const { type, content } of children) {
    if (type === 'text' || type === 'text_special' || type === 'code_inline') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += ' ';
  }
  return text.trim().replace(/\s/g, ' ');
}

import type { StateCore } from 'markdown-it';
import { documentState } from '../document-state.ts';
import { inlineText } from '../token-text.ts';

/** What a title may hold; a heading with anything else in it says more than its words. */
const plain = /^(?:text|text_special|code_inline|softbreak|(?:em|strong|s|link)_(?:open|close))$/;

/**
 * Takes the heading of the first level that begins a document out of it, where it says the title that stands above the
 * document anyway, or gives it one that it lacks.
 */
export function leadingTitle(state: StateCore): void {
  const found = documentState(state.env);
  const { title } = found.document;
  if (title === undefined) return;
  const [heading, inline] = state.tokens;
  if (heading?.type !== 'heading_open' || heading.tag !== 'h1' || (heading.attrs ?? []).length > 0) return;
  const children = inline?.children ?? [];
  const text = folded(inlineText(children));
  if (text === '' || !children.every(({ type }) => plain.test(type))) return;
  if (title !== null && folded(title).toLowerCase() !== text.toLowerCase()) return;
  found.title = text;
  state.tokens.splice(0, 3);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

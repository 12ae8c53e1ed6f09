import type { StateCore, Token } from 'markdown-it';
import { documentState } from '../document-state.ts';
import { kramdownDocument } from './document-env.ts';
import { footnoteSection } from './footnote-section.ts';
import { parseSpans } from './spans/parse-spans.ts';

/** Reads the inline content of every block, then of the footnotes that it refers to, and adds these at the end. */
export function spanPass(state: StateCore): void {
  const { state: known, notes } = kramdownDocument(state.env);
  readSpans(state, state.tokens);
  const bodies: (readonly [name: string, body: readonly Token[]])[] = [];
  // A footnote may refer to further ones, which join the map while it is walked.
  for (const name of known.references.keys()) {
    const body = notes.get(name) ?? [];
    readSpans(state, body);
    bodies.push([name, body]);
  }
  const section = bodies.length === 0 ? [] : footnoteSection(state, bodies);
  const place = state.tokens.findIndex(({ meta }) => meta?.['place'] === 'footnotes');
  if (place === -1) for (const token of section) state.tokens.push(token);
  else state.tokens = replaceList(state.tokens, place, section);
}

function readSpans(state: StateCore, tokens: readonly Token[]): void {
  const document = documentState(state.env);
  const { state: known } = kramdownDocument(state.env);
  for (const token of tokens) {
    if (token.map !== null) document.blockLine = token.map[0];
    if (token.type === 'inline') {
      const children = parseSpans(token.content, known, state.md, state.env);
      // A task's box stands there already.
      token.children = token.children?.length ? [...token.children, ...children] : children;
    }
  }
}

/** Puts tokens in the place of the list that opens at `start`. */
export function replaceList(tokens: readonly Token[], start: number, instead: readonly Token[]): Token[] {
  let depth = 0;
  let end = start;
  do depth += tokens[end++]?.nesting ?? 0;
  while (depth > 0 && end < tokens.length);
  return [...tokens.slice(0, start), ...instead, ...tokens.slice(end)];
}

import type { Env, Token } from 'markdown-it';
import type { KramdownState } from './kramdown-state.ts';

/** What the passes hand to each other beside the tokens. */
export interface KramdownDocument {
  readonly state: KramdownState;
  /** Bodies of footnotes by name, until the text refers to them. */
  readonly notes: ReadonlyMap<string, readonly Token[]>;
}

const documentKey = Symbol('kramdown');
const wholeKey = Symbol('kramdown whole');

/** Leaves a document for the passes to come. */
export function setKramdownDocument(env: Env, document: KramdownDocument): void {
  env[documentKey] = document;
}

/** The document that the block pass has left. */
export function kramdownDocument(env: Env): KramdownDocument {
  return env[documentKey] as KramdownDocument;
}

/** Makes a part know what its whole defines: links, abbreviations, attribute lists, footnotes. */
export function shareDefinitions(part: Env, whole: Env): void {
  const document = whole[documentKey] as KramdownDocument | undefined;
  if (document !== undefined) part[wholeKey] = document.state;
}

/** What the whole of this part defines, where it is one. */
export function stateOfWhole(env: Env): KramdownState | null {
  return (env[wholeKey] as KramdownState | undefined) ?? null;
}

import type { Token } from 'markdown-it';
import type { AttributeList } from './attribute-list.ts';
import { complain, type DocumentState } from './document-state.ts';
import { isSafeAttribute } from './html/safe-attribute.ts';

/** Puts an attribute list on a token; what could run is left out, with a warning at `line` (counted from 0). */
export function setAttributes(token: Token, list: AttributeList, state: DocumentState, line: number): void {
  if (list.id !== null) token.attrSet('id', list.id);
  for (const name of list.classes) addClass(token, name);
  for (const [name, value] of list.values) {
    if (name === 'class') for (const one of value.split(/\s+/)) addClass(token, one);
    else if (isSafeAttribute(token.tag, name, value)) token.attrSet(name, value);
    else complainOf(state, name, line);
  }
}

/** Adds a class unless the token has it. */
export function addClass(token: Token, name: string): void {
  const present = String(token.attrGet('class') ?? '');
  if (name === '' || present.split(' ').includes(name)) return;
  token.attrSet('class', present === '' ? name : `${present} ${name}`);
}

function complainOf(state: DocumentState, name: string, line: number): void {
  complain(state, {
    code: 'html-removed',
    message: `The attribute ${name} could run code and was left out.`,
    remedy: 'Remove it; attribute lists carry no scripts.',
    line,
    mark: name,
  });
}

import type { StateCore, Token } from 'markdown-it';
import { type AttributeList, hasAttributes, parseAttributeList } from '../attribute-list.ts';
import { documentState } from '../document-state.ts';
import { setAttributes } from '../set-attributes.ts';
import type { AttributeLine } from './attribute-line.ts';

interface Level {
  readonly opener: Token | null;
  last: Token | null;
}

/**
 * Gives each attribute line to its block, in kramdown's order:
 * 1. to the block that ends right above it;
 * 2. to the list item whose first line it is;
 * 3. to the block that begins right below it.
 * With none of the three it is dropped. `- {: .class} text` speaks of the item.
 */
export function blockAttributes(state: StateCore): void {
  if (!state.src.includes('{:')) return;
  const document = documentState(state.env);
  const levels: Level[] = [];
  let level: Level = { opener: null, last: null };
  let waiting: Token[] = [];
  const kept: Token[] = [];

  for (const token of state.tokens) {
    if (token.type === 'attribute_line') {
      const { list, isDetached } = token.meta as unknown as AttributeLine;
      const target = (isDetached ? null : visible(level)) ?? itemStartedBy(token, level);
      if (target === null) waiting.push(token);
      else give(target, list, token);
      continue;
    }
    kept.push(token);
    if (token.nesting < 0) {
      const closed = level.opener;
      level = levels.pop() ?? { opener: null, last: null };
      level.last = closed;
      waiting = [];
      continue;
    }
    if (waiting.length > 0 && token.type !== 'inline') {
      const end = waiting.at(-1)?.map?.[1];
      if (token.map?.[0] === end)
        for (const { meta, map } of waiting) give(token, (meta as unknown as AttributeLine).list, { map });
      waiting = [];
    }
    if (token.nesting > 0) {
      levels.push(level);
      level = { opener: token, last: null };
    } else if (token.type === 'inline') {
      itemPrefix(token, levels.at(-1)?.opener ?? null);
    } else {
      level.last = token;
    }
  }
  state.tokens = kept;

  function give(target: Token, list: AttributeList, { map }: Pick<Token, 'map'>): void {
    setAttributes(target, list, document, map?.[0] ?? 0);
    if (list.references.includes('toc')) target.meta = { ...target.meta, isToc: true };
  }

  function itemPrefix(token: Token, item: Token | null): void {
    if (item?.type !== 'list_item_open' || item.map?.[0] !== token.map?.[0]) return;
    const match = /^\{:(?![:/])([^{}]*)\}[ \t]+/.exec(token.content);
    const list = match === null ? null : parseAttributeList(match[1] ?? '');
    if (match === null || list === null || !hasAttributes(list)) return;
    token.content = token.content.slice(match[0].length);
    give(item, list, token);
  }
}

/** The block before, or the item around it where the block is a tight item's paragraph, which has no tag. */
function visible({ last, opener }: Level): Token | null {
  return last?.type === 'paragraph_open' && last.hidden ? opener : last;
}

function itemStartedBy(token: Token, { opener, last }: Level): Token | null {
  const isStart = opener?.type === 'list_item_open' && last === null && opener.map?.[0] === token.map?.[0];
  return isStart ? opener : null;
}

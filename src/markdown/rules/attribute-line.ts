import type { StateBlock } from 'markdown-it';
import {
  type AttributeList,
  hasAttributes,
  joinAttributeLists,
  parseAttributeList,
} from '../attribute-list.ts';
import { documentState } from '../document-state.ts';

/** What an `attribute_line` token carries in `meta`. */
export interface AttributeLine {
  readonly list: AttributeList;
  /** Whether nothing stands right above it, so that it speaks of the block below. */
  readonly isDetached: boolean;
}

const line = /^\{:(?![:/])(?:([A-Za-z][\w-]*):(?=\s))?([^{}]*)\}[ \t]*$/;

/** A line that is only `{: … }`: attributes for its neighbour, or `{:name: … }` to define a list for later use. */
export function attributeLine(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x7b || state.src.charCodeAt(start + 1) !== 0x3a) return false;
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const match = line.exec(state.src.slice(start, state.eMarks[startLine]));
  if (match === null) return false;
  const { attributeLists } = documentState(state.env);
  const parsed = parseAttributeList(match[2] ?? '');
  if (parsed === null) return false;
  const name = match[1];
  const list = resolve(parsed, attributeLists);
  if (name === undefined && !hasAttributes(list) && !list.references.includes('toc')) return false;
  if (silent) return true;
  state.line = startLine + 1;
  if (name !== undefined) {
    attributeLists.set(name, list);
    return true;
  }
  const token = state.push('attribute_line', '', 0);
  token.hidden = true;
  token.map = [startLine, startLine + 1];
  const isDetached = startLine === 0 || state.isEmpty(startLine - 1);
  token.meta = { list, isDetached } satisfies AttributeLine as unknown as Record<string, unknown>;
  return true;
}

function resolve(list: AttributeList, defined: ReadonlyMap<string, AttributeList>): AttributeList {
  let resolved = list;
  for (const name of list.references) {
    const known = defined.get(name);
    if (known !== undefined) resolved = joinAttributeLists(known, resolved);
  }
  return resolved;
}

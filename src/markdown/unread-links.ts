import type { Token } from 'markdown-it';
import { complain, type DocumentState } from './document-state.ts';

const linkLike = /\[[^[\]\n]{0,300}\]\(([^()<>"'\n]{1,300})\)/g;

/** How many are looked for in the source of a document. */
const most = 10;

/** Tells links and pictures that are shown as text, because a blank ends the address that was meant to go on. */
export function tellUnreadLinks(state: DocumentState, tokens: readonly Token[]): void {
  const { source } = state.document;
  let [line, start, sought] = [0, 0, 0];
  for (const { type, map, children } of tokens) {
    if (type !== 'inline' || map === null || children === null) continue;
    for (const [written, address] of children.flatMap(unreadIn)) {
      if (++sought > most) return;
      for (; line < map[0]; line++) start = source.indexOf('\n', start) + 1;
      const at = source.indexOf(written, start);
      // One that is none on purpose, with a backslash in it, stands nowhere as its text does.
      if (at !== -1) tell(state, line + source.slice(start, at).split('\n').length - 1, written, address);
    }
  }
}

function unreadIn({ type, content }: Token): readonly (readonly [written: string, address: string])[] {
  if (type !== 'text' || !content.includes('](')) return [];
  return [...content.matchAll(linkLike)]
    .map(([written, address = '']) => [written, address.trim()] as const)
    .filter(([, address]) => /\s/.test(address));
}

function tell(state: DocumentState, line: number, mark: string, address: string): void {
  complain(state, {
    code: 'link-unread',
    message: `this is no link and no picture, for a blank ends its address: ${address}`,
    remedy: `Put the address in angle brackets: (<${address}>); or rename the file.`,
    line,
    mark,
  });
}

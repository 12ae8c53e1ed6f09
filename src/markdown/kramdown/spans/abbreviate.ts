import type { Env, MarkdownIt, Token } from 'markdown-it';
import { documentState } from '../../document-state.ts';
import { setAttributes } from '../../set-attributes.ts';
import type { KramdownState } from '../kramdown-state.ts';

/** Marks abbreviations in the text, the longest first, but not within a word. */
export function abbreviate(
  tokens: readonly Token[],
  abbreviations: KramdownState['abbreviations'],
  md: MarkdownIt,
  env: Env,
): Token[] {
  const names = [...abbreviations.keys()].toSorted((a, b) => b.length - a.length);
  const source = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{Nd}])(?:${source})(?![\\p{L}\\p{M}\\p{Nd}])`, 'gu');
  const { Token: Made } = new md.core.State('', md, {});
  return tokens.flatMap((token) => {
    if (token.type !== 'text') return [token];
    const parts: Token[] = [];
    let last = 0;
    for (const match of token.content.matchAll(pattern)) {
      addText(parts, token.content.slice(last, match.index));
      addAbbreviation(parts, match[0]);
      last = match.index + match[0].length;
    }
    addText(parts, token.content.slice(last));
    return parts;
  });

  function addText(parts: Token[], content: string): void {
    if (content === '') return;
    const text = new Made('text', '', 0);
    text.content = content;
    parts.push(text);
  }

  function addAbbreviation(parts: Token[], name: string): void {
    const { title = '', attributes = null } = abbreviations.get(name) ?? {};
    const open = new Made('abbr_open', 'abbr', 1);
    if (title !== '') open.attrSet('title', title);
    const document = documentState(env);
    if (attributes !== null) setAttributes(open, attributes, document, document.blockLine);
    parts.push(open);
    addText(parts, name);
    parts.push(new Made('abbr_close', 'abbr', -1));
  }
}

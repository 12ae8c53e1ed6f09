import type { StateCore } from 'markdown-it';
import { documentState } from '../document-state.ts';
import { warnOfTags } from './liquid.ts';

/** Notes raw HTML, so that a post without it is spared the pass over its finished body. */
export function rawHtml(state: StateCore): void {
  if (!state.md.options.html) return;
  const document = documentState(state.env);
  let line = 0;
  for (const { type, content, map, children } of state.tokens) {
    if (map !== null) line = map[0];
    if (type === 'html_block') {
      if (content.includes('{')) warnOfTags(document, content, line);
      note(content, line);
    }
    if (type !== 'inline' || children === null) continue;
    let at = line;
    for (const child of children) {
      if (child.type === 'html_inline') note(child.content, at);
      else if (child.type === 'softbreak' || child.type === 'hardbreak') at++;
    }
  }

  function note(content: string, at: number): void {
    if (!isPlainComment(content)) document.rawHtml.push({ content, line: at });
  }
}

/** A comment that every HTML parser ends where its writer did. */
function isPlainComment(html: string): boolean {
  const comment = html.trim();
  if (!comment.startsWith('<!--') || !comment.endsWith('-->') || comment.length < 7) return false;
  const inside = comment.slice(4, -3);
  return !/^-?>/.test(inside) && !inside.includes('-->') && !inside.includes('--!>');
}

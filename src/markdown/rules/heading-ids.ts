import GithubSlugger, { slug } from 'github-slugger';
import type { StateCore, Token } from 'markdown-it';

/** Gives every heading the id that GitHub would, unique in the post; ids that the writer chose come first. */
export function headingIds(state: StateCore): void {
  const { tokens } = state;
  let slugger: GithubSlugger | null = null;
  for (let at = 0; at < tokens.length; at++) {
    const heading = tokens[at];
    if (heading?.type !== 'heading_open' || heading.attrGet('id') !== null) continue;
    slugger ??= sluggerKnowing(tokens);
    // Typography comes later, so that quotes made round do not change an id.
    const text = slugText(tokens[at + 1]?.children ?? []);
    heading.attrSet('id', slugger.slug(slug(text) || 'section', true));
  }
}

function sluggerKnowing(tokens: readonly Token[]): GithubSlugger {
  const slugger = new GithubSlugger();
  for (const token of tokens) {
    const id = token.attrs === null ? null : token.attrGet('id');
    if (id !== null) slugger.occurrences[String(id)] = 0;
  }
  return slugger;
}

function slugText(children: readonly Token[]): string {
  let text = '';
  for (const { type, content } of children) {
    if (type === 'text' || type === 'text_special' || type === 'code_inline') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += ' ';
  }
  return text.trim().replace(/\s/g, ' ');
}

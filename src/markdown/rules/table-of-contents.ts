import type { RendererRule, StateCore, Token } from 'markdown-it';
import type { TocEntry } from '../../types/post.ts';
import { documentState } from '../document-state.ts';
import { escapeHtml } from '../escape-html.ts';
import { inlineText } from '../token-text.ts';

interface OpenEntry extends TocEntry {
  readonly children: OpenEntry[];
}

/** Collects the headings that have no class `no_toc`, and puts them in place of the first list marked `{:toc}`. */
export function tableOfContents(state: StateCore): void {
  const document = documentState(state.env);
  document.toc = collectHeadings(state.tokens);
  const at = state.tokens.findIndex(isTocList);
  const token = state.tokens[at];
  if (token === undefined) return;
  const list = new state.Token('toc', token.tag, 0);
  list.map = token.map;
  list.level = token.level;
  list.attrs = token.attrs;
  if (list.attrGet('id') === null) list.attrSet('id', 'markdown-toc');
  list.attrs = list.attrs?.filter(([name]) => name !== 'start') ?? null;
  list.meta = { entries: document.toc };
  const end = closing(state.tokens, at) + 1;
  state.tokens = [...state.tokens.slice(0, at), list, ...state.tokens.slice(end)];
}

function renderEntries(entries: readonly TocEntry[], tag: string, attributes: string): string {
  if (entries.length === 0) return '';
  const items = entries.map(
    ({ id, text, children }) =>
      `<li><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>${renderEntries(children, tag, '')}</li>\n`,
  );
  return `<${tag}${attributes}>\n${items.join('')}</${tag}>\n`;
}

/** How the token of a table of contents is written. */
export const renderToc: RendererRule = (tokens, at, _options, _env, renderer) => {
  const token = tokens[at];
  if (token === undefined) return '';
  return renderEntries(
    token.meta?.['entries'] as readonly TocEntry[],
    token.tag,
    renderer.renderAttrs(token),
  );
};

function collectHeadings(tokens: readonly Token[]): readonly TocEntry[] {
  const top: OpenEntry[] = [];
  const open: OpenEntry[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const heading = tokens[at];
    if (heading?.type !== 'heading_open') continue;
    if (
      String(heading.attrGet('class') ?? '')
        .split(' ')
        .includes('no_toc')
    )
      continue;
    const level = Number(heading.tag.slice(1));
    const text = inlineText(tokens[at + 1]?.children ?? []).trim();
    const entry: OpenEntry = { id: String(heading.attrGet('id') ?? ''), text, level, children: [] };
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}

function isTocList({ type, meta }: Token): boolean {
  return meta?.['isToc'] === true && (type === 'bullet_list_open' || type === 'ordered_list_open');
}

function closing(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

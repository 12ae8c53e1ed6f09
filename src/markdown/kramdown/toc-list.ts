import type { RendererRule, StateCore, Token } from 'markdown-it';
import { kramdownDocument } from './document-env.ts';
import { replaceList } from './span-pass.ts';

interface Entry {
  readonly level: number;
  readonly id: string;
  readonly content: readonly Token[];
  readonly children: Entry[];
}

/** Puts the headings in place of the first list marked `{:toc}`; those of class `no_toc` are left out. */
export function tocList(state: StateCore): void {
  const start = state.tokens.findIndex(({ meta }) => meta?.['place'] === 'toc');
  const list = state.tokens[start];
  if (list === undefined) return;
  const { tocLevels } = kramdownDocument(state.env).state.options;
  const entries = nest(collect(state.tokens, tocLevels));
  if (list.attrGet('id') === null) list.attrSet('id', 'markdown-toc');
  const writer = new ListWriter(state, list, String(list.attrGet('id')));
  if (entries.length > 0) writer.add(entries, list);
  // One token, so that neither the excerpt nor the words of the post have the headings twice.
  const toc = new state.Token('toc', list.tag, 0);
  toc.map = list.map;
  toc.level = list.level;
  toc.meta = { tokens: writer.tokens };
  state.tokens = replaceList(state.tokens, start, [toc]);
}

/** How the token of a table of contents is written. */
export const renderTocList: RendererRule = (tokens, at, options, env, renderer) => {
  const list = tokens[at]?.meta?.['tokens'];
  return Array.isArray(list) ? renderer.render(list as Token[], options, env) : '';
};

function collect(tokens: readonly Token[], levels: readonly number[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [at, heading] of tokens.entries()) {
    if (heading.type !== 'heading_open') continue;
    const id = heading.attrGet('id');
    const level = Number(heading.meta?.['level']);
    const isOut = /\bno_toc\b/.test(String(heading.attrGet('class') ?? ''));
    const hasId = id !== null || heading.meta?.['isUnnamed'] === true;
    if (!hasId || isOut || !levels.includes(level)) continue;
    const content = withoutLinks(tokens[at + 1]?.children ?? []);
    entries.push({ level, id: String(id ?? ''), content, children: [] });
  }
  return entries;
}

/** No link stands in a link, and no footnote is counted twice. */
function withoutLinks(children: readonly Token[]): readonly Token[] {
  return children.filter(
    ({ type }) => type !== 'link_open' && type !== 'link_close' && type !== 'footnote_ref',
  );
}

function nest(entries: readonly Entry[]): readonly Entry[] {
  const top: Entry[] = [];
  const open: Entry[] = [];
  for (const entry of entries) {
    while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}

/** Writes entries as a list of links. */
class ListWriter {
  readonly tokens: Token[] = [];
  readonly #state: StateCore;
  readonly #list: Token;
  readonly #id: string;

  constructor(state: StateCore, list: Token, id: string) {
    this.#state = state;
    this.#list = list;
    this.#id = id;
  }

  add(entries: readonly Entry[], opening: Token): void {
    const { type, tag } = this.#list;
    this.tokens.push(opening);
    for (const { id, content, children } of entries) {
      this.#block('list_item_open', 'li', 1);
      const inline = this.#block('inline', '', 0);
      const link = new this.#state.Token('link_open', 'a', 1);
      link.attrs = [
        ['href', `#${id}`],
        ['id', `${this.#id}-${id}`],
      ];
      inline.children = [link, ...content, new this.#state.Token('link_close', 'a', -1)];
      if (children.length > 0) this.add(children, this.#make(type, tag, 1));
      this.#block('list_item_close', 'li', -1);
    }
    this.#block(type.replace('_open', '_close'), tag, -1);
  }

  #block(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = this.#make(type, tag, nesting);
    this.tokens.push(token);
    return token;
  }

  #make(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = new this.#state.Token(type, tag, nesting);
    token.block = true;
    token.level = this.#list.level + 1;
    return token;
  }
}

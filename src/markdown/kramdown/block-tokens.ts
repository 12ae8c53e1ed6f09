import type { Env, Renderer, StateCore, Token } from 'markdown-it';
import type { KramdownOptions } from '../../types/config.ts';
import type { AttributeList } from '../attribute-list.ts';
import { documentState } from '../document-state.ts';
import { escapeHtml } from '../escape-html.ts';
import { setFormula } from '../formula.ts';
import { addClass, setAttributes } from '../set-attributes.ts';
import type { Block } from './blocks/block.ts';
import { giveToTag } from './html-attributes.ts';
import { resolveAttributes } from './read-attributes.ts';

type Writer = (tokens: BlockTokens, block: Block) => void;

/** Tokens that hold other blocks: names of the tokens without `_open` and `_close`, and of the element. */
const containers: { readonly [type: string]: readonly [name: string, tag: string] } = {
  quote: ['blockquote', 'blockquote'],
  item: ['list_item', 'li'],
  definitions: ['dl', 'dl'],
  definition: ['dd', 'dd'],
};

/** Turns a tree of blocks into the flat list of tokens that the other rules and the renderer read. */
export class BlockTokens {
  readonly tokens: Token[] = [];
  readonly env: Env;
  readonly options: KramdownOptions;
  readonly #Token: StateCore['Token'];
  readonly #lists: ReadonlyMap<string, AttributeList>;
  #level = 0;
  #htmlDepth = 0;

  constructor(state: StateCore, options: KramdownOptions, lists: ReadonlyMap<string, AttributeList>) {
    this.env = state.env;
    this.options = options;
    this.#Token = state.Token;
    this.#lists = lists;
  }

  addAll(blocks: readonly Block[]): void {
    for (const block of blocks) this.add(block);
  }

  add(block: Block): void {
    const container = containers[block.type];
    if (container !== undefined)
      this.wrap(block, container[0], container[1], () => this.addAll(block.children));
    else writers[block.type]?.(this, block);
  }

  /** An element around what `fill` adds. */
  wrap(block: Block, name: string, tag: string, fill: () => void): Token {
    const opening = this.push(`${name}_open`, tag, 1, block);
    this.#level++;
    fill();
    this.#level--;
    this.push(`${name}_close`, tag, -1, null);
    return opening;
  }

  /** An element with nothing in it: tables can be full of them, and three tokens each would be most of the work. */
  empty(tag: string): Token {
    return this.push('empty_element', tag, 0, null);
  }

  /** Inline source, to be read by the span pass. */
  inline(block: Block, content = block.text): void {
    const token = this.push('inline', '', 0, null);
    token.map = [block.line, block.end];
    token.content = content;
    token.children = [];
  }

  markup(block: Block, content: string): void {
    const token = this.push('html_block', '', 0, null);
    token.map = [block.line, block.end];
    token.content = content;
  }

  /** The content of an HTML element: what stands there is no part of the document's outline. */
  html(block: Block): void {
    const { children } = block;
    const [first] = children;
    if (first !== undefined) first.text = this.withAttributes(first.text, block);
    this.#level++;
    this.#htmlDepth++;
    this.addAll(children);
    this.#htmlDepth--;
    this.#level--;
  }

  /** HTML with a block's attributes on the tag at its head. */
  withAttributes(html: string, { attributes, attributesLine }: Block): string {
    if (attributes === null) return html;
    return giveToTag(html, this.resolve(attributes), documentState(this.env), attributesLine);
  }

  resolve(list: AttributeList): AttributeList {
    return resolveAttributes(list, this.#lists);
  }

  push(type: string, tag: string, nesting: -1 | 0 | 1, block: Block | null): Token {
    const token = new this.#Token(type, tag, nesting);
    token.block = true;
    token.level = this.#level;
    if (this.#htmlDepth > 0) token.meta = { isInHtml: true };
    this.tokens.push(token);
    if (block === null) return token;
    token.map = [block.line, block.end];
    if (block.className !== '') addClass(token, block.className);
    if (block.attributes !== null)
      setAttributes(token, this.resolve(block.attributes), documentState(this.env), block.attributesLine);
    return token;
  }
}

/** How what is of kramdown's blocks alone is written. */
export const blockMarkup = {
  empty_element(tokens: Token[], at: number, _options: unknown, _env: Env, renderer: Renderer): string {
    const token = tokens[at];
    return token === undefined ? '' : `<${token.tag}${renderer.renderAttrs(token)}></${token.tag}>\n`;
  },
};

const writers: { readonly [type: string]: Writer } = {
  paragraph(tokens, block) {
    const start = tokens.tokens.length;
    tokens.wrap(block, 'paragraph', 'p', () => tokens.inline(block));
    for (const token of [tokens.tokens[start], tokens.tokens.at(-1)])
      if (token !== undefined) token.hidden = block.isHidden;
  },
  heading(tokens, block) {
    const level = Math.max(1, Math.min(6, Number(block.tag.slice(1)) + tokens.options.headerOffset));
    const opening = tokens.wrap(block, 'heading', `h${String(level)}`, () => tokens.inline(block));
    if (block.info !== '' && opening.attrGet('id') === null) opening.attrSet('id', block.info);
    opening.meta = { ...opening.meta, level: Number(block.tag.slice(1)) };
  },
  rule: (tokens, block) => void tokens.push('hr', 'hr', 0, block),
  code(tokens, block) {
    const token = tokens.push(block.isFenced ? 'fence' : 'code_block', 'code', 0, block);
    token.content = block.text;
    token.info = block.info;
  },
  math(tokens, block) {
    if (tokens.options.math) {
      const token = tokens.push('math_block', 'math', 0, null);
      setFormula(token, block.text, tokens.env, block.line);
      token.map = [block.line, block.end];
      token.content = tokens.withAttributes(token.content, block);
    } else {
      const html = `<div class="kdmath">$$\n${escapeHtml(block.text)}\n$$</div>\n`;
      tokens.markup(block, tokens.withAttributes(html, block));
    }
  },
  list(tokens, block) {
    const name = block.tag === 'ul' ? 'bullet_list' : 'ordered_list';
    const opening = tokens.wrap(block, name, block.tag, () => tokens.addAll(block.children));
    const references = block.attributes?.references ?? [];
    if (references.includes('toc')) opening.meta = { ...opening.meta, place: 'toc' };
    else if (references.includes('footnotes')) opening.meta = { ...opening.meta, place: 'footnotes' };
  },
  term: (tokens, block) => void tokens.wrap(block, 'dt', 'dt', () => tokens.inline(block)),
  table: (tokens, block) => void tokens.wrap(block, 'table', 'table', () => addTable(tokens, block)),
  html: (tokens, block) => tokens.html(block),
  markup: (tokens, block) => tokens.markup(block, block.text),
  spans: (tokens, block) => tokens.inline(block),
};

function addTable(tokens: BlockTokens, { children, alignment }: Block): void {
  for (const group of children) {
    const cellTag = group.tag === 'thead' ? 'th' : 'td';
    tokens.wrap(group, group.tag, group.tag, () => {
      for (const row of group.children)
        tokens.wrap(row, 'tr', 'tr', () => addCells(tokens, row, cellTag, alignment));
    });
  }
}

function addCells(tokens: BlockTokens, row: Block, tag: string, alignment: readonly string[]): void {
  for (const [at, cell] of row.children.entries()) {
    const isEmpty = cell.text === '' && cell.attributes === null;
    const opening = isEmpty ? tokens.empty(tag) : tokens.wrap(cell, tag, tag, () => tokens.inline(cell));
    const side = alignment[at] ?? '';
    if (side !== '') opening.attrSet('style', `text-align: ${side}`);
  }
}

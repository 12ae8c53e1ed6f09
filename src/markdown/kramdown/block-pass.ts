import type { StateCore } from 'markdown-it';
import type { KramdownOptions } from '../../types/config.ts';
import type { AttributeList } from '../attribute-list.ts';
import { documentState } from '../document-state.ts';
import { warnOfTags } from '../rules/liquid.ts';
import { BlockTokens } from './block-tokens.ts';
import type { Block } from './blocks/block.ts';
import type { BlockDocument, Definition } from './blocks/block-document.ts';
import { BlockReader } from './blocks/block-reader.ts';
import { readBlock } from './blocks/read-block.ts';
import { setKramdownDocument, stateOfWhole } from './document-env.ts';
import type { KramdownState } from './kramdown-state.ts';

/** Reads a document's blocks as kramdown does; inline content is left to the span pass. */
export function blockPass(options: KramdownOptions): (state: StateCore) => void {
  return function blockPass(state) {
    const whole = stateOfWhole(state.env);
    const document: BlockDocument = {
      options: whole?.options ?? options,
      hasHtml: state.md.options.html,
      attributeLists: new Map(whole?.attributeLists),
      links: [],
      abbreviations: [],
      footnotes: new Map(),
    };
    const children: Block[] = [];
    new BlockReader(withLineEnd(state.src), document, readBlock, { children, line: 0, depth: 0 }).readAll();
    const tokens = blockTokens(state, document, children);
    const notes = new Map(
      [...document.footnotes].map(([name, body]) => [name, blockTokens(state, document, body).tokens]),
    );
    for (const { target, boundary } of document.links)
      warnOfTags(documentState(state.env), target, boundary.line);
    setKramdownDocument(state.env, { state: learned(document, whole, tokens), notes });
    for (const token of tokens.tokens) state.tokens.push(token);
  };
}

/** One line feed at the end, as every rule expects. */
function withLineEnd(source: string): string {
  return source.endsWith('\n') ? source : `${source}\n`;
}

function blockTokens(state: StateCore, document: BlockDocument, blocks: readonly Block[]): BlockTokens {
  const tokens = new BlockTokens(state, document.options, document.attributeLists);
  tokens.addAll(blocks);
  return tokens;
}

function learned(document: BlockDocument, whole: KramdownState | null, tokens: BlockTokens): KramdownState {
  const attributesOf = ({ boundary }: Definition): AttributeList | null =>
    boundary.attributes === null ? null : tokens.resolve(boundary.attributes);
  const links = new Map(whole?.links);
  const abbreviations = new Map(whole?.abbreviations);
  for (const link of document.links)
    links.set(link.id, { url: link.target, title: link.title, attributes: attributesOf(link) });
  for (const one of document.abbreviations)
    abbreviations.set(one.id, { title: one.target, attributes: attributesOf(one) });
  return {
    options: document.options,
    links,
    abbreviations,
    attributeLists: document.attributeLists,
    footnotes: new Set([...(whole?.footnotes ?? []), ...document.footnotes.keys()]),
    references: new Map(),
  };
}

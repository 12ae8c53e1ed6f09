import type { MarkdownIt, StateBlock, StateCore, StateInline } from 'markdown-it';

/** A rule's place in its chain: its name, and its function unless the parser or a plugin brings it. */
type Place<Rule> = readonly [name: string, rule?: Rule];
type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;
type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** A way of reading Markdown: every rule of every chain, in the order in which they run. */
export interface Dialect {
  /** Rules of others' that are registered first. */
  readonly plugins: readonly ((md: MarkdownIt) => void)[];
  readonly block: readonly Place<BlockRule>[];
  readonly inline: readonly Place<InlineRule>[];
  /** After a block's inline content is cut: pairs of marks become spans. */
  readonly pairs: readonly Place<(state: StateInline) => void>[];
  /** Over the whole document. */
  readonly core: readonly Place<(state: StateCore) => void>[];
  /** How tokens of our own are written. */
  readonly markup: (md: MarkdownIt) => void;
  /** Names of rules that stay out: no dialect wants them, or the configuration switches them off. */
  readonly off: readonly string[];
}

import type { KramdownOptions } from '../../../types/config.ts';
import type { AttributeList } from '../../attribute-list.ts';
import type { Block } from './block.ts';

/** A definition of a link or an abbreviation, with the boundary that collects its `{: … }`. */
export interface Definition {
  readonly id: string;
  readonly target: string;
  readonly title: string | null;
  readonly boundary: Block;
}

/** What the block pass learns of one document besides its blocks. Made anew for each. */
export interface BlockDocument {
  /** As they stand: `{::options}` changes them from there on. */
  options: KramdownOptions;
  /** Whether raw HTML is HTML, and not text. */
  readonly hasHtml: boolean;
  readonly attributeLists: Map<string, AttributeList>;
  readonly links: Definition[];
  readonly abbreviations: Definition[];
  readonly footnotes: Map<string, readonly Block[]>;
}

/** Deeper than any writer nests, and shallow enough for the stack. */
export const maxDepth = 60;

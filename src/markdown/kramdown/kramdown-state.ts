import type { KramdownOptions } from '../../types/config.ts';
import type { AttributeList } from '../attribute-list.ts';

/** Where `[id]: url "title"` points, with its `{: …}`. */
export interface LinkDefinition {
  readonly url: string;
  readonly title: string | null;
  readonly attributes: AttributeList | null;
}

/**
 * What the block pass learns of one document and the span pass uses. Made anew for each document.
 * Ids of links are lower-cased with white space folded; attribute lists and footnotes go by their names.
 */
export interface KramdownState {
  readonly options: KramdownOptions;
  readonly links: Map<string, LinkDefinition>;
  /** Title by abbreviation. */
  readonly abbreviations: Map<string, { readonly title: string; readonly attributes: AttributeList | null }>;
  readonly attributeLists: Map<string, AttributeList>;
  /** Names of footnotes that are defined. */
  readonly footnotes: Set<string>;
  /** Names of footnotes in the order in which the text first refers to them, with how often it does. */
  readonly references: Map<string, number>;
}

import type { AttributeList } from '../attribute-list.ts';

/** kramdown's options as `_config.yml` sets them under `kramdown:`, Jekyll's defaults filled in. */
export interface KramdownOptions {
  /** `GFM` unless told otherwise, as in Jekyll. */
  readonly input: 'GFM' | 'kramdown';
  readonly autoIds: boolean;
  readonly autoIdPrefix: string;
  /** A line end is a `<br>`. */
  readonly hardWrap: boolean;
  /** Levels of headings that `{:toc}` lists. */
  readonly tocLevels: readonly number[];
  /** Left and right single, left and right double. */
  readonly smartQuotes: readonly [string, string, string, string];
  /** Dashes, ellipses, guillemets and curly quotes. */
  readonly typographicSymbols: boolean;
  /** Markdown inside block HTML without `markdown="1"`. */
  readonly parseBlockHtml: boolean;
  readonly parseSpanHtml: boolean;
  readonly footnoteNumber: number;
  /** Text of the way back; empty for none. */
  readonly footnoteBacklink: string;
  readonly headerOffset: number;
  readonly math: boolean;
}

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

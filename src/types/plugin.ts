import type { MarkdownIt } from 'markdown-it';

/** A filter of a plugin: what stands before the bar, and then what the layout gives it. */
export type PluginFilter = (value: unknown, ...given: readonly unknown[]) => unknown;

/** What a plugin adds to a blog. Its functions answer the same to the same, whenever and on whichever thread they are asked. */
export interface Plugin {
  /** Adds rules to a parser of Markdown, after Tinta's own. Each language of the blog has a parser. */
  readonly markdown?: (parser: MarkdownIt) => void;
  /** Filters for layouts, by name. */
  readonly filters?: { readonly [name: string]: PluginFilter };
}

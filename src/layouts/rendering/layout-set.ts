import type { TemplateNames } from '../syntax/template-names.ts';

/** One template's text, by the name other templates call it. */
export interface Layout {
  /** `post.njk`, `partials/head.njk`. */
  readonly name: string;
  /** Where it was read, for messages. */
  readonly path: string;
  readonly source: string;
  /** Whether it came with the theme; the blog has no such file. */
  readonly isTheme?: boolean;
  /** What reading the text gives, where that is known already. */
  readonly compiled?: CompiledLayout | undefined;
}

/** What becomes of a layout's text: plain data that outlives the process. */
export interface CompiledLayout {
  /** JavaScript: the body of a function that gives the engine the template's parts. */
  readonly code: string;
  readonly names: TemplateNames;
}

/** Every template of the blog and, where the blog has none of the name, of the theme. */
export type LayoutSet = ReadonlyMap<string, Layout>;

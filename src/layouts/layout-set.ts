/** One template's text, by the name other templates call it. */
export interface Layout {
  /** `post.njk`, `partials/head.njk`. */
  readonly name: string;
  /** Where it was read, for messages. */
  readonly path: string;
  readonly source: string;
}

/** Every template of the blog and, where the blog has none of the name, of the theme. */
export type LayoutSet = ReadonlyMap<string, Layout>;

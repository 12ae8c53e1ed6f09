/** What a file is to the blog, told by the folder it stands in; `beside` stands in a post's own folder. */
export type SourceKind =
  | 'post'
  | 'draft'
  | 'page'
  | 'file'
  | 'beside'
  | 'asset'
  | 'data'
  | 'layout'
  | 'include';

/** Whether a file is written to be read: a post, a draft or a page. */
export function isText({ kind }: Pick<SourceFile, 'kind'>): boolean {
  return kind === 'post' || kind === 'draft' || kind === 'page';
}

/** Whether a file is copied to the site as it is. */
export function isCopied({ kind }: Pick<SourceFile, 'kind'>): boolean {
  return kind === 'asset' || kind === 'file' || kind === 'beside';
}

/** One file as `scan` found it. */
export interface SourceFile {
  /** Relative to the blog, or to the theme for a theme's file; `/` between folders. */
  readonly path: string;
  /** Whether it came with the theme. */
  readonly isTheme: boolean;
  readonly kind: SourceKind;
  /** SHA-1 of the bytes, hexadecimal; empty while a first build has not read them. */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
}

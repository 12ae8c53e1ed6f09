import type { DataMap } from './data.ts';
import type { PictureFormat, PictureVariant } from './picture.ts';

/** A picture as pages show it. `path` is a URL path within the site (no base) or an absolute URL. */
export interface ShownPicture {
  readonly path: string;
  /** In pixels; null when the file is not ours to read. */
  readonly width: number | null;
  readonly height: number | null;
  readonly format: PictureFormat | null;
  /** The same picture in other sizes and formats. */
  readonly variants: readonly PictureVariant[];
  /** A few pixels of it as a data URL; empty for none. */
  readonly placeholder: string;
}

/** A picture that stands for a post. */
export interface PostImage extends ShownPicture {
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly creditlink: string;
  /** Path of the picture for lists; empty for none. */
  readonly thumbnail: string;
  /** That picture; null for none. */
  readonly small: ShownPicture | null;
}

/** A heading of a post's body, nested by level: the table of contents. */
export interface TocEntry {
  readonly id: string;
  /** Plain text. */
  readonly text: string;
  /** 1 to 6. */
  readonly level: number;
  readonly children: readonly TocEntry[];
}

/** A table of contents as JSON, which `packToc` makes and `unpackToc` reads. */
export type PackedToc = string;

/**
 * What pages say about a post or a standing page: everything but its body, which stays in the body store
 * under the post's id. Flows from load to plan to render.
 */
export interface Post {
  /** The source path, which no two posts share. */
  readonly id: string;
  readonly kind: 'post' | 'page';
  /** Path within the site, no base: `/hello/`. */
  readonly url: string;
  readonly slug: string;
  readonly title: string;
  /** RFC 3339 in the site's zone, or null when nothing dates the post. */
  readonly date: string | null;
  readonly updated: string | null;
  readonly layout: string;
  /** HTML. */
  readonly excerpt: string;
  /** Plain text: the front matter's, else the excerpt's text shortened. */
  readonly description: string;
  /** Term names by taxonomy, in the writer's order, duplicates folded: categories, tags, authors, series and the site's own. */
  readonly terms: { readonly [taxonomy: string]: readonly string[] };
  readonly image: PostImage | null;
  readonly toc: PackedToc;
  readonly words: number;
  /** In minutes, at least 1. */
  readonly readingTime: number;
  readonly draft: boolean;
  /** Dated after the clock of this build; only ever true with `--future` or in `dev`. */
  readonly future: boolean;
  readonly comments: boolean;
  readonly share: boolean;
  /** Whether layouts should show the table of contents. */
  readonly showToc: boolean;
  readonly pinned: boolean;
  readonly noindex: boolean;
  /** Whether the sitemap lists it. */
  readonly inSitemap: boolean;
  /** Lower comes first in navigation; null when not given. */
  readonly weight: number | null;
  readonly lang: string;
  readonly translationKey: string | null;
  readonly canonicalUrl: string | null;
  /** Paths that redirect here. */
  readonly aliases: readonly string[];
  /** Where its page sends readers on to; null for a page of its own. */
  readonly redirectTo: string | null;
  /** What the body needs in the reader's browser, such as `mermaid`. */
  readonly features: readonly string[];
  /** Every other front-matter key, untouched. */
  readonly extra: DataMap;
  /** In a Jekyll blog all front matter, defaults included, for its Liquid; empty elsewhere. */
  readonly written: DataMap;
  /** Digest of the body's HTML: changes when the body does, and only then. */
  readonly bodyDigest: string;
}

/** The properties of a post that pages show and that decide nothing: neither which pages there are nor what stands on which. */
export const shownOnly = [
  'title',
  'excerpt',
  'description',
  'image',
  'toc',
  'words',
  'readingTime',
  'comments',
  'share',
  'showToc',
  'canonicalUrl',
  'extra',
  'bodyDigest',
] as const;

/** A post as kinds of pages see it when they are planned: they are given no other property. */
export type PlannedPost = Omit<Post, (typeof shownOnly)[number]>;

import type { DataMap } from './data.ts';
import type { Picture } from './picture.ts';
import type { PlannedPost, Post } from './post.ts';
import type { SourceFile } from './source-file.ts';
import type { Taxonomy } from './taxonomy.ts';

/** The whole blog as data, frozen: what `plan` reads and layouts see. Bodies are elsewhere. */
export interface Site {
  /** Newest first, undated last, then by id. */
  readonly posts: readonly Post[];
  /** Standing pages, by URL. */
  readonly pages: readonly Post[];
  readonly taxonomies: readonly Taxonomy[];
  /** By author id, as `data/authors.yml` has them. */
  readonly authors: DataMap;
  /** By file name without extension. */
  readonly data: DataMap;
  /** Files copied as they are. */
  readonly files: readonly SourceFile[];
  /** Pictures that posts show and that are made in other sizes, by path. */
  readonly pictures: readonly Picture[];
}

/** The site as `plan` sees it. */
export interface PlannedSite extends Omit<Site, 'posts'> {
  readonly posts: readonly PlannedPost[];
}

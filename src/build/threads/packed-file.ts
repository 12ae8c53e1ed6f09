import { type PackedPost, packPost } from '../../cache/packed-post.ts';
import type { LoadedFile } from '../../types/loaded-file.ts';

/** A file that was loaded, with its post packed. */
export interface PackedFile extends Omit<LoadedFile, 'post'> {
  /** Null for a file with errors. */
  readonly packed: PackedPost | null;
}

/** Packs the post of a file, on the thread that loaded it. */
export function packFile({ post, ...loaded }: LoadedFile): PackedFile {
  return { ...loaded, packed: post === null ? null : packPost(post) };
}

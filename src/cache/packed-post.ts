import type { Post } from '../types/post.ts';

/**
 * A post as JSON: made once, by the thread that loads it, and what is kept, handed from thread to thread, and digested to
 * tell whether the post says anything else.
 */
export type PackedPost = string;

/** Packs a post: posts that say the same in the same order of keys give the same text. */
export function packPost(post: Post): PackedPost {
  return JSON.stringify(post);
}

/** Reads what `packPost` made: an object of its own, that holds on to nothing of the file it was loaded from. */
export function unpackPost(packed: PackedPost): Post {
  const post: Post = JSON.parse(packed);
  return post;
}

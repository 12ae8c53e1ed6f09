import { ownKeysOf, type PostShelf } from '../layouts/views/post-shelf.ts';
import type { Post } from '../types/post.ts';

/** The posts of a site in memory that threads share: in place of objects of its own, each thread reads those it shows. */
export interface SharedPosts {
  /** Newest first. */
  readonly ids: readonly string[];
  /** The posts in the same order, so many to a block. */
  readonly blocks: readonly Block[];
  /** What the values stand for. */
  readonly keys: readonly (keyof Post)[];
  readonly ownKeys: readonly string[];
}

interface Block {
  /** The values of each post as a JSON list in UTF-8, one post behind the other, in a `SharedArrayBuffer`. */
  readonly bytes: Uint8Array;
  /** Where each post begins, and where the last one ends. */
  readonly starts: readonly number[];
}

const postsInBlock = 1000;

/** A thread forgets the posts it has read, all at once, when they come to this many. */
const mostKept = 10_000;

export function sharePosts(posts: readonly Post[]): SharedPosts {
  // All posts have the same keys.
  const keys = Object.keys(posts[0] ?? {}) as (keyof Post)[];
  const blocks = Array.from({ length: Math.ceil(posts.length / postsInBlock) }, (_, index) =>
    shareBlock(posts.slice(index * postsInBlock, (index + 1) * postsInBlock), keys),
  );
  return { ids: posts.map(({ id }) => id), blocks, keys, ownKeys: ownKeysOf(posts) };
}

function shareBlock(posts: readonly Post[], keys: readonly (keyof Post)[]): Block {
  const parts = posts.map((post) => Buffer.from(JSON.stringify(keys.map((key) => post[key]))));
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length);
  const bytes = new Uint8Array(new SharedArrayBuffer(starts.at(-1) ?? 0));
  for (const [index, part] of parts.entries()) bytes.set(part, starts[index]);
  return { bytes, starts };
}

export function openSharedPosts({ ids, blocks, keys, ownKeys }: SharedPosts): PostShelf {
  const positions = new Map(ids.map((id, position) => [id, position]));
  const kept = new Map<string, Post>();
  let whole: readonly Post[] | null = null;
  const read = (position: number): Post | undefined => {
    const block = blocks[Math.floor(position / postsInBlock)];
    if (block === undefined) return undefined;
    const { bytes, starts } = block;
    const at = position % postsInBlock;
    const text = Buffer.from(bytes.buffer).toString('utf8', starts[at], starts[at + 1]);
    const values: unknown[] = JSON.parse(text);
    const post: { [key: string]: unknown } = {};
    for (const [index, key] of keys.entries()) post[key] = values[index];
    // Written by `sharePosts` in this very process.
    return post as unknown as Post;
  };
  const find = (id: string): Post | undefined => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const post = read(positions.get(id) ?? -1);
    if (post === undefined) return undefined;
    if (kept.size >= mostKept && whole === null) kept.clear();
    kept.set(id, post);
    return post;
  };
  return {
    count: ids.length,
    find,
    all() {
      if (whole !== null) return whole;
      // A layout that asks for all of them on one page asks again on the next.
      whole = [];
      return (whole = ids.flatMap((id) => find(id) ?? []));
    },
    ownKeys: () => ownKeys,
  };
}

import { ownKeysOf, type PostShelf } from '../layouts/views/post-shelf.ts';
import type { Post } from '../types/post.ts';

/** The posts of a site in memory that threads share: in place of objects of its own, each thread reads those it shows. */
export interface SharedPosts {
  /** Newest first. */
  readonly ids: readonly string[];
  /** The posts as JSON in UTF-8, one behind the other, in a `SharedArrayBuffer`. */
  readonly bytes: Uint8Array;
  /** Where each begins, and where the last one ends; in a `SharedArrayBuffer`. */
  readonly starts: Float64Array;
  readonly ownKeys: readonly string[];
}

/** A thread forgets the posts it has read, all at once, when they come to this many. */
const mostKept = 10_000;

export function sharePosts(posts: readonly Post[]): SharedPosts {
  const starts = new Float64Array(new SharedArrayBuffer((posts.length + 1) * Float64Array.BYTES_PER_ELEMENT));
  const parts: Buffer[] = [];
  let end = 0;
  for (const [index, post] of posts.entries()) {
    const part = Buffer.from(JSON.stringify(post));
    parts.push(part);
    end += part.length;
    starts[index + 1] = end;
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(end));
  for (const [index, part] of parts.entries()) bytes.set(part, starts[index]);
  return { ids: posts.map(({ id }) => id), bytes, starts, ownKeys: ownKeysOf(posts) };
}

export function openSharedPosts({ ids, bytes, starts, ownKeys }: SharedPosts): PostShelf {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const positions = new Map(ids.map((id, position) => [id, position]));
  const kept = new Map<string, Post>();
  let whole: readonly Post[] | null = null;
  const read = (id: string): Post | undefined => {
    const position = positions.get(id);
    if (position === undefined) return undefined;
    // Written by `sharePosts` in this process.
    return JSON.parse(text.toString('utf8', starts[position], starts[position + 1])) as Post;
  };
  const find = (id: string): Post | undefined => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    const post = read(id);
    if (post === undefined) return undefined;
    if (kept.size >= mostKept && whole === null) kept.clear();
    kept.set(id, post);
    return post;
  };
  return {
    count: ids.length,
    find,
    // A layout that asks for all of them on one page asks again on the next.
    all() {
      if (whole !== null) return whole;
      whole = [];
      return (whole = ids.flatMap((id) => find(id) ?? []));
    },
    ownKeys: () => ownKeys,
  };
}

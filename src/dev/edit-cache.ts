import { createFileLoader, type FileLoader } from '../build/load/load-file.ts';
import type { Prepared } from '../build/render/prepared.ts';
import { Renderer } from '../build/render/renderer.ts';
import type { CachedPost } from '../cache/post-cache.ts';
import { type ParseLayout, parseOnce } from '../layouts/check/check-layouts.ts';
import type { Page } from '../types/page.ts';
import type { Post } from '../types/post.ts';
import { FreshBodies } from './fresh-bodies.ts';
import { type BlogIndex, indexBlog } from './index-blog.ts';

/** A text as it was loaded last, before it was decided whether it is published. */
export interface LoadedText extends Pick<CachedPost, 'digest' | 'diagnostics' | 'images'> {
  /** Null for a file with errors. */
  readonly post: Post | null;
}

/** What stays in memory from one edit to the next: whatever took long to make and an edit leaves as it is. */
export interface EditCache {
  readonly bodies: FreshBodies;
  /** Made when the first page is asked for. */
  readonly renderer: () => Renderer;
  readonly loadFile: FileLoader;
  readonly parseLayout: ParseLayout;
  /** Where things stand, which edits do not change. */
  readonly index: BlogIndex;
  /** Whether posts look at one another by Liquid, so that an edit of one may change others. */
  readonly hasReaders: boolean;
  /** Texts that were loaded since the blog was opened, by path. */
  readonly fresh: ReadonlyMap<string, LoadedText>;
  /** A text as it was loaded last, since the blog was opened or before. */
  loaded(path: string): LoadedText | undefined;
  setLoaded(path: string, text: LoadedText): void;
}

/** What a cache begins with. */
export interface CacheStart {
  readonly bodies: FreshBodies;
  readonly fresh: ReadonlyMap<string, LoadedText>;
  readonly renderer: () => Renderer;
  readonly parseLayout: ParseLayout;
}

/** Opens the cache of a blog as it was prepared: empty, or with what the cache of the blog before it goes on to serve by. */
export function openEditCache(
  prepared: Prepared,
  pages: Map<string, Page>,
  start: CacheStart = coldStart(prepared),
): EditCache {
  const { loading, session, sources } = prepared;
  const { bodies, parseLayout } = start;
  const fresh = new Map(start.fresh);
  let openRenderer = start.renderer;
  return {
    bodies,
    fresh,
    renderer() {
      const opened = openRenderer();
      // What opened it holds on to the blog before this one.
      openRenderer = () => opened;
      return opened;
    },
    loadFile: createFileLoader(loading),
    parseLayout,
    index: indexBlog(prepared, pages),
    hasReaders: sources.some(({ path }) => (session.posts.current(path)?.reads.length ?? 0) > 0),
    loaded: (path) => fresh.get(path) ?? session.posts.current(path),
    setLoaded: (path, text) => void fresh.set(path, text),
  };
}

function coldStart({ inputs }: Prepared): CacheStart {
  const bodies = new FreshBodies(inputs.bodies);
  const renderer = () => new Renderer({ ...inputs, bodies });
  return { bodies, fresh: new Map(), renderer, parseLayout: parseOnce() };
}

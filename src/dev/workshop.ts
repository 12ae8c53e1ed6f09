import type { CachedPost } from '../cache/post-cache.ts';
import { createFileLoader, type FileLoader } from '../build/load-file.ts';
import type { Prepared } from '../build/prepare.ts';
import { createRenderer, type Renderer } from '../build/render.ts';
import { type ParseLayout, parseOnce } from '../layouts/check-layouts.ts';
import type { Page } from '../types/page.ts';
import { FreshBodies } from './fresh-bodies.ts';
import { indexBlog, type BlogIndex } from './index-blog.ts';

/** A text as it was loaded last, before it was decided whether it is published. */
export type LoadedText = Pick<CachedPost, 'post' | 'diagnostics' | 'images'>;

/** What stays from one edit to the next: whatever took long to make and an edit leaves as it is. */
export interface Workshop {
  readonly bodies: FreshBodies;
  /** Made when the first page is asked for. */
  readonly renderer: () => Renderer;
  readonly loadFile: FileLoader;
  readonly parseLayout: ParseLayout;
  /** Where things stand, which edits do not change. */
  readonly index: BlogIndex;
  /** Whether posts look at one another by Liquid, so that an edit of one may change others. */
  readonly hasReaders: boolean;
  loaded(path: string): LoadedText | undefined;
  keepLoaded(path: string, text: LoadedText): void;
  /** Puts a page in the place of the one of the same path. */
  replan(page: Page): void;
}

export function openWorkshop(prepared: Prepared, pages: Map<string, Page>): Workshop {
  const { inputs, loading, session, sources } = prepared;
  const bodies = new FreshBodies(inputs.bodies);
  const fresh = new Map<string, LoadedText>();
  let renderer: Renderer | null = null;
  return {
    bodies,
    renderer: () => (renderer ??= createRenderer({ ...inputs, bodies })),
    loadFile: createFileLoader(loading),
    parseLayout: parseOnce(),
    index: indexBlog(prepared, pages),
    hasReaders: sources.some(({ path }) => (session.posts.after(path)?.reads.length ?? 0) > 0),
    loaded: (path) => fresh.get(path) ?? session.posts.after(path),
    keepLoaded: (path, text) => void fresh.set(path, text),
    replan: (page) => void pages.set(page.path, page),
  };
}

import type { Page } from '../types/page.ts';
import type { PlannedPost } from '../types/post.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** A page for each alias that sends readers on to where the post stands now, or where it sends them itself. */
export function planRedirects({ site }: Planning): readonly Page[] {
  return [...site.posts, ...site.pages].flatMap((post) => {
    const own = newPage({ kind: 'post', url: post.url, title: '' }).path;
    const redirects = post.aliases.map((alias) => redirect(alias, post));
    // `/hello` is where a post at `/hello/` is found anyway.
    return redirects.filter(({ path }, at) => path !== own && isFirst(path, at, redirects));
  });
}

/** The page of a post that sends readers elsewhere. */
export function redirectOf(post: PlannedPost, target: string): Page {
  const extra = { target };
  return newPage({
    kind: 'redirect',
    url: post.url,
    title: '',
    source: post.id,
    refs: { target: post.id },
    extra,
    listed: false,
  });
}

function isFirst(path: string, at: number, pages: readonly Page[]): boolean {
  return pages.findIndex((page) => page.path === path) === at;
}

function redirect(alias: string, post: PlannedPost): Page {
  const isFile = alias.endsWith('/') || /\.[a-z0-9]+$/i.test(alias);
  return newPage({
    kind: 'redirect',
    url: isFile ? alias : `${alias}/`,
    title: '',
    source: post.id,
    refs: { target: post.id },
    extra: { target: post.redirectTo ?? post.url, alias },
    listed: false,
  });
}

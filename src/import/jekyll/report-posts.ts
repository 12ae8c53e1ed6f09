import path from 'node:path';
import type { ImportReport, PostCounts } from '../import-report.ts';
import type { ReadPost } from './read-post.ts';

/** What the report says of the posts alone. */
export function reportPosts(
  posts: readonly ReadPost[],
): PostCounts & Pick<ImportReport, 'frozen' | 'layouts'> {
  const count = (kind: string) =>
    posts.filter(({ header, unread }) => unread === null && header.file.kind === kind).length;
  const unread = posts.filter((post) => post.unread !== null).length;
  return {
    posts: count('post'),
    drafts: count('draft') + unread,
    pages: count('page'),
    frozen: posts.filter(({ isFrozen }) => isFrozen).map(({ header }) => header.file.path),
    layouts: layoutsOf(posts),
  };
}

/** The layouts that posts ask for by names that are not the theme's own two. */
function layoutsOf(posts: readonly ReadPost[]): readonly string[] {
  const asked = posts.flatMap(({ header: { isAlone, frontMatter } }) =>
    isAlone || typeof frontMatter.layout !== 'string' ? [] : path.basename(frontMatter.layout),
  );
  return [...new Set(asked)].filter((name) => name !== 'post' && name !== 'page').toSorted();
}

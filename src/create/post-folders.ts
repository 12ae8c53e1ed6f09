import type { Blog } from '../build/scan/open-blog.ts';
import { kindOf } from '../sources/source-folders.ts';
import { walkFolder } from '../sources/walk-folder.ts';
import type { PostFolders } from './new-post.ts';

/** Paths of all posts and drafts of a blog, relative to it. */
export function listPosts(root: string, { folders }: Blog): readonly string[] {
  return folders.flatMap((folder) => {
    if (folder.isJekyllSite === true) return [];
    const isPost = (file: string): boolean => ['post', 'draft'].includes(kindOf(file, folder) ?? '');
    return walkFolder(root, folder, () => false).files.filter(isPost);
  });
}

/** Where a new post belongs. A folder `posts/` would hide posts that stand at the top of a blog, so it goes beside them. */
export function postFolders({ config }: Blog, posts: readonly string[]): PostFolders {
  if (config.isJekyll) return { posts: '_posts', drafts: '_drafts' };
  if (posts.some((file) => !file.includes('/'))) return { posts: '', drafts: null };
  return { posts: 'posts', drafts: 'drafts' };
}

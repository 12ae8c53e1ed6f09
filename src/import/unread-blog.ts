import type { Diagnostic } from '../types/diagnostic.ts';
import type { ForeignBlog } from './foreign-blog.ts';

/** A blog of which nothing can be made, and why. */
export function unreadBlog(diagnostics: readonly Diagnostic[]): ForeignBlog {
  return { settings: {}, texts: [], files: new Map(), copies: [], diagnostics };
}

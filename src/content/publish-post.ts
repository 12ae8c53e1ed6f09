import { isFault } from './worth-saying.ts';
import { warning } from '../diagnostics/diagnostic.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';

/**
 * Decides whether a post stands in the site of this build, whose now is `now` (milliseconds since 1970):
 *  1. a draft only with `drafts`;
 *  2. a post of the future only with `future`, and marked so;
 *  3. a post without a date always, with a warning; in a Jekyll blog never, as Jekyll does.
 * Of a post that is kept back only faults are told: they may be why it is.
 */
export function publishPost(
  loaded: Checked<Post | null>,
  file: SourceFile,
  config: Config,
  now: number,
): Checked<Post | null> {
  const post = loaded.value;
  if (post === null) return loaded;
  const isFuture = post.date !== null && Date.parse(post.date) > now;
  const isUndated = post.date === null && file.kind === 'post';
  const isKeptBack = (post.draft && !config.drafts) || (isFuture && !config.future);
  if (isKeptBack) return { value: null, diagnostics: loaded.diagnostics.filter(isFault) };
  const diagnostics = isUndated ? [...loaded.diagnostics, undated(post, config, now)] : loaded.diagnostics;
  if (isUndated && config.isJekyll) return { value: null, diagnostics };
  return { value: isFuture ? Object.freeze({ ...post, future: true }) : post, diagnostics };
}

function undated(post: Post, { isJekyll }: Config, now: number): Diagnostic {
  const today = new Date(now).toISOString().slice(0, 10);
  const fate = isJekyll ? 'so it is left out, as Jekyll does' : 'so it is listed last and stands in no feed';
  const remedy = `Write date: ${today} in its front matter, or name the file ${today}-${post.slug}.md.`;
  return warning('date-missing', `the post has no date, ${fate}`, { file: post.id }, remedy);
}

import { warning } from '../diagnostics/diagnostic.ts';
import { fileNameOf } from '../text/path-parts.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { parsePostName } from './addresses/parse-post-name.ts';
import { isFault } from './front-matter/worth-saying.ts';

/**
 * Decides whether a post stands in the site of this build, whose now is `now` (milliseconds since 1970):
 *  1. a draft only with `drafts`;
 *  2. a post of the future only with `future`, and marked so;
 *  3. a post without a date always, with a warning; in a Jekyll blog never, as Jekyll does, nor one whose file's name has none.
 * Of a post that is kept back only faults are told, which may be why it is, and that Jekyll would not keep it back.
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
  const isUnnamed = config.isJekyll && parsePostName(file.path, true).date === null;
  const isUndated = file.kind === 'post' && (post.date === null || isUnnamed);
  const isKeptBack = (post.draft && !config.drafts) || (isFuture && !config.future);
  if (isKeptBack) return { value: null, diagnostics: loaded.diagnostics.filter(isReason) };
  const said = config.isJekyll
    ? loaded.diagnostics.filter(({ code }) => code !== 'draft-held')
    : loaded.diagnostics;
  const diagnostics = isUndated ? [...said, undated(post, config, now)] : said;
  if (isUndated && config.isJekyll) return { value: null, diagnostics };
  return { value: isFuture ? Object.freeze({ ...post, future: true }) : post, diagnostics };
}

/** Whether a diagnostic may tell why a post is kept back. */
function isReason(found: Diagnostic): boolean {
  return isFault(found) || found.code === 'draft-held';
}

function undated(post: Post, { isJekyll }: Config, now: number): Diagnostic {
  const place = { file: post.id };
  const fate = isJekyll ? 'so it is left out, as Jekyll does' : 'so it is listed last and stands in no feed';
  const message =
    post.date === null ? `the post has no date, ${fate}` : `the file's name has no date, ${fate}`;
  const intended = intendedName(post.id);
  if (intended !== null) {
    const remedy = `A date stands at the start, with a hyphen behind it: name the file ${intended}.`;
    return warning('date-missing', message, place, remedy);
  }
  // A name that is a day has no place for another.
  const named = isJekyll ? null : (/^\d{4}-\d\d-\d\d$/.exec(post.slug)?.[0] ?? null);
  const day = post.date?.slice(0, 10) ?? named ?? new Date(now).toISOString().slice(0, 10);
  const name = `${day}-${named === null ? post.slug : 'a-name'}.md`;
  const remedy = isJekyll
    ? `Name the file ${name}, or move it to _drafts/.`
    : `Write date: ${day} in its front matter, or name the file ${name}.`;
  return warning('date-missing', message, place, remedy);
}

/** The name of a file that has a date at its start, as it would date the post; null where it has none. */
function intendedName(file: string): string | null {
  const name = fileNameOf(file);
  const [, year, month, day, rest] =
    /^[-_ ]*(\d{4})[-_. ]?(\d\d)[-_. ]?(\d\d)[-_. ]+(?=[^\d.])(.+\.\w+)$/s.exec(name) ?? [];
  const named = `${year}-${month}-${day}-${rest}`;
  return rest === undefined || parsePostName(named).date === null ? null : named;
}

import type { CachedPost, PostCache } from '../cache/post-cache.ts';
import { equalAsJson } from '../text/equal-as-json.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { LoadedFile } from '../types/loaded-file.ts';
import type { Post } from '../types/post.ts';
import { isText, type SourceFile } from '../types/source-file.ts';
import { createFileLoader, type FileLoading } from './load/load-file.ts';
import { isPlannedAlike } from './plan/is-planned-alike.ts';
import { mayHaveMoved } from './plan/place-plan-fault.ts';
import type { BuildOptions } from './scan/build-options.ts';
import type { Survey } from './scan/survey.ts';
import { inputsOf } from './write/last-build.ts';

/** A text whose bytes are not those of the last build, and the post it was then. */
export interface Edit {
  readonly file: SourceFile;
  readonly was: CachedPost;
}

/** An edit, and the post that the text is now. */
export interface LoadedEdit extends Edit {
  readonly loaded: LoadedFile;
  readonly post: Post;
}

/** With more texts than this the long way is as fast. */
const mostTexts = 64;

/** The texts that may have been edited since the last build: no stamp vouches for their bytes, so scan has read them. Null if they are many. */
export function findCandidates({ sources, stamps }: Survey): readonly SourceFile[] | null {
  const texts = sources.value.filter((file) => !file.isTheme && isText(file) && stamps.read.has(file.path));
  return texts.length > mostTexts ? null : texts;
}

/** Which of the candidates have other bytes; null if none has, or if anything but these differs from the `inputs` of the last build. */
export function findEdits(
  candidates: readonly SourceFile[],
  inputs: string,
  posts: PostCache,
  { survey, options }: { readonly survey: Survey; readonly options: BuildOptions },
): readonly Edit[] | null {
  const edits = candidates.flatMap((file): readonly Edit[] => {
    const was = posts.previous(file.path);
    return was === undefined || was.digest === file.digest ? [] : [{ file, was }];
  });
  const before = new Map(edits.map(({ file, was }) => [file.path, was.digest]));
  const { value, diagnostics } = survey.sources;
  const old = value.map((file) => ({ ...file, digest: before.get(file.path) ?? file.digest }));
  const sources = { value: old, diagnostics };
  return edits.length > 0 && inputsOf({ ...survey, sources }, options) === inputs ? edits : null;
}

/**
 * Loads the edited texts. Null unless each is a post, and is planned as it was before (`isPlannedAlike`), with the same pictures and
 * diagnostics and no Liquid that looks at others; and unless every diagnostic that was `told` is still at its line.
 */
export function loadEdits(
  edits: readonly Edit[],
  told: readonly Diagnostic[],
  loading: FileLoading,
): readonly LoadedEdit[] | null {
  const load = createFileLoader(loading);
  const loaded: LoadedEdit[] = [];
  for (const edit of edits) {
    if (mayHaveMoved(told, edit.file.path)) return null;
    const now = load(edit.file);
    if (now.post === null || !leavesPlansAlone(edit, now, now.post, loading.config)) return null;
    loaded.push({ ...edit, loaded: now, post: now.post });
  }
  return loaded;
}

function leavesPlansAlone({ file, was }: Edit, now: LoadedFile, post: Post, config: Config): boolean {
  if (post.kind !== 'post' || now.waits || now.digest !== file.digest) return false;
  if (was.reads.length > 0 || now.reads.length > 0) return false;
  return (
    equalAsJson(was.images, now.images) &&
    equalAsJson(was.diagnostics, now.diagnostics) &&
    isPlannedAlike(was.post, post, config)
  );
}

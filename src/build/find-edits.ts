import type { CachedPost, PostCache } from '../cache/post-cache.ts';
import { equalAsJson } from '../text/equal-as-json.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import { isText, type SourceFile } from '../types/source-file.ts';
import type { BuildOptions } from './build-options.ts';
import { isPlannedAlike } from './is-planned-alike.ts';
import { inputsOf } from './last-build.ts';
import { createFileLoader, type FileLoading, type LoadedFile } from './load-file.ts';
import { mayHaveMoved } from './place-plan-fault.ts';
import type { Survey } from './survey.ts';

/** A text whose bytes are not those of the last build, and what it was then. */
export interface Edit {
  readonly file: SourceFile;
  readonly was: CachedPost;
}

/** With what it is now. */
export interface LoadedEdit extends Edit {
  readonly loaded: LoadedFile;
  readonly post: Post;
}

/** More texts than this are worth planning anew. */
const most = 64;

/** The texts that may be others than in the last build: no stamp vouches for them. Null where they are many. */
export function findUnsure({ sources, stamps }: Survey): readonly SourceFile[] | null {
  const texts = sources.value.filter((file) => !file.isTheme && isText(file) && stamps.read.has(file.path));
  return texts.length > most ? null : texts;
}

/** Those of them that are others; null if anything else in the blog may be another than when it was made of these `inputs`. */
export function findEdits(
  unsure: readonly SourceFile[],
  inputs: string,
  posts: PostCache,
  { survey, options }: { readonly survey: Survey; readonly options: BuildOptions },
): readonly Edit[] | null {
  const edits = unsure.flatMap((file): readonly Edit[] => {
    const was = posts.before(file.path);
    return was === undefined || was.digest === file.digest ? [] : [{ file, was }];
  });
  const before = new Map(edits.map(({ file, was }) => [file.path, was.digest]));
  const { value, diagnostics } = survey.sources;
  const old = value.map((file) => ({ ...file, digest: before.get(file.path) ?? file.digest }));
  const sources = { value: old, diagnostics };
  return edits.length > 0 && inputsOf({ ...survey, sources }, options) === inputs ? edits : null;
}

/**
 * Loads the texts; null unless each of them is a post that says other things than before only where that decides nothing, and
 * nothing that was `told` may have moved.
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
    if (now.post === null || !isOfNoConsequence(edit, now, now.post, loading.config)) return null;
    loaded.push({ ...edit, loaded: now, post: now.post });
  }
  return loaded;
}

function isOfNoConsequence({ file, was }: Edit, now: LoadedFile, post: Post, config: Config): boolean {
  if (post.kind !== 'post' || now.waits || now.digest !== file.digest) return false;
  if (was.reads.length > 0 || now.reads.length > 0) return false;
  return (
    equalAsJson(was.images, now.images) &&
    equalAsJson(was.diagnostics, now.diagnostics) &&
    isPlannedAlike(was.post, post, config)
  );
}

import { unpackPost } from '../../cache/packed-post.ts';
import type { CachedPost, PostCache } from '../../cache/post-cache.ts';
import { factDigests } from '../../liquid/liquid-site.ts';
import type { DataMap } from '../../types/data.ts';
import type { Checked } from '../../types/diagnostic.ts';
import type { PictureFinder } from '../../types/picture.ts';
import type { Post } from '../../types/post.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { PackedFile } from '../threads/packed-file.ts';
import { type LoadingWork, loadFiles, type OnLoaded } from './load-files.ts';
import { liquidSite } from './open-liquid.ts';
import { identityOf } from './picture-finder.ts';
import type { Session } from './session.ts';

/** What loading texts needs besides what loading a file does. */
export interface TextLoading extends LoadingWork {
  /** Has the posts of the last run and takes those of this one, with their bodies and words. */
  readonly session: Pick<Session, 'posts' | 'bodies' | 'words' | 'stamps'>;
  readonly now: Date;
}

/** What texts may look at besides themselves. */
export interface Elsewhere {
  readonly data: DataMap;
  readonly find: PictureFinder;
}

/** What each text was read as, by its path. */
export type LoadedTexts = ReadonlyMap<string, Checked<Post | null>>;

/**
 * Loads every text in two rounds: all that has changed, and then, when every header is known, what has Liquid that
 * has not run or that looked at something which is now different.
 */
export async function loadTexts(
  texts: readonly SourceFile[],
  { data, find }: Elsewhere,
  work: TextLoading,
): Promise<LoadedTexts> {
  const { loading, session, now } = work;
  const results = new Map<string, Checked<Post | null>>();
  const cached = cachedTexts(texts, session.posts, find);
  for (const [{ path }, entry] of cached) {
    session.posts.reuse(path, entry);
    results.set(path, { value: entry.post, diagnostics: entry.diagnostics });
  }
  const waiting: SourceFile[] = [];
  const digests = new Map<string, string>();
  const onLoaded: OnLoaded = (file, loaded) => {
    digests.set(file.path, loaded.digest);
    session.stamps.complete(file.path, loaded.digest);
    const post = loaded.packed === null ? null : unpackPost(loaded.packed);
    results.set(file.path, { value: post, diagnostics: loaded.diagnostics });
    if (loaded.waits) waiting.push(file);
    else cacheLoaded(file, post, loaded, session);
  };
  const changed = texts.filter((file) => !cached.has(file));
  await loadFiles(changed, work, onLoaded);

  const readers = [...cached].filter(([, { reads }]) => reads.length > 0);
  if (waiting.length === 0 && readers.length === 0) return results;
  const sources = loading.sources.map((file) => ({ ...file, digest: digests.get(file.path) ?? file.digest }));
  const site = liquidSite(headersOf(texts, results), data, sources, { config: loading.config, now });
  const digestOf = factDigests(site);
  const stale = readers
    .filter(([, { reads }]) => reads.some(([name, seen]) => digestOf(name) !== seen))
    .map(([file]) => file);
  await loadFiles([...waiting.splice(0), ...stale], work, onLoaded, site);
  return results;
}

/** The texts whose bytes and pictures are those that the last run loaded. */
function cachedTexts(
  texts: readonly SourceFile[],
  posts: PostCache,
  find: PictureFinder,
): ReadonlyMap<SourceFile, CachedPost> {
  const cached = new Map<SourceFile, CachedPost>();
  for (const file of texts) {
    const entry = posts.previous(file.path);
    if (entry?.digest !== file.digest) continue;
    const isSame = entry.images.every(([name, identity]) => identityOf(find(name)) === identity);
    if (isSame) cached.set(file, entry);
  }
  return cached;
}

/** Leaves what was loaded of a file to the next run; its body and its words are read from there in this one too. */
export function cacheLoaded(
  { path }: SourceFile,
  post: Post | null,
  { packed, html, words, digest, diagnostics, images, reads }: PackedFile,
  session: Pick<Session, 'posts' | 'bodies' | 'words'>,
): void {
  if (post === null || packed === null) {
    session.posts.forget(path);
    return;
  }
  const body = session.bodies.putBytes(path, html, post.bodyDigest);
  const searched = session.words.putBytes(path, words);
  session.posts.set(path, post, packed, { digest, body, words: searched, diagnostics, images, reads });
}

/** The headers of the texts that have no errors. */
function headersOf(texts: readonly SourceFile[], loaded: LoadedTexts): ReadonlyMap<SourceFile, Post> {
  return new Map(
    texts.flatMap((file) => {
      const post = loaded.get(file.path)?.value ?? null;
      return post === null ? [] : [[file, post] as const];
    }),
  );
}

import type { BodyFile } from '../cache/body-file.ts';
import type { CachedPost, PostCache } from '../cache/post-cache.ts';
import { authorPortraits } from '../content/author-portraits.ts';
import { assembleSite } from '../content/assemble-site.ts';
import { loadData } from '../content/load-data.ts';
import { publishPost } from '../content/publish-post.ts';
import type { Config } from '../types/config.ts';
import type { DataMap } from '../types/data.ts';
import { factDigests, type LiquidSite } from '../liquid/liquid-site.ts';
import type { Checked } from '../types/diagnostic.ts';
import type { Picture } from '../types/picture.ts';
import type { Post } from '../types/post.ts';
import type { Site } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';
import { type FindPicture, findPictures, identityOf, type KnownPictures } from './find-pictures.ts';
import { digest } from './gather-facts.ts';
import { createFileLoader, type LoadedFile } from './load-file.ts';
import { liquidSite, openLiquid } from './run-liquid.ts';
import { readSource, type Roots } from './scan.ts';
import type { Services } from './services.ts';
import type { Progress, Stopwatch } from './stopwatch.ts';
import type { Threads } from './threads.ts';
import type { WorkerPool } from './worker-pool.ts';
import { yieldNow } from './yield-now.ts';

export interface LoadInputs {
  readonly roots: Roots;
  readonly config: Config;
  readonly services: Services;
  /** Takes the bodies: the site itself holds none. */
  readonly bodies: BodyFile;
  /** Takes the words that posts are searched by. */
  readonly words: BodyFile;
  /** Posts of the last run, and of this one. */
  readonly posts: PostCache;
  /** What is known of the blog's pictures. */
  readonly pictures: KnownPictures;
  readonly threads: Threads;
  readonly now: Date;
  readonly watch: Stopwatch;
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads posts, pages and data into the site; bodies go to the store. Files of the last run are not read again. */
export async function load(sources: readonly SourceFile[], inputs: LoadInputs): Promise<Checked<Site>> {
  const { roots, config, watch, now } = inputs;
  const texts = textsOf(sources, config);
  const data = watch.time('load', () => loadDataOf(sources, roots));
  const find = findPictures({ sources, roots, images: config.images, known: inputs.pictures });
  const results = await watch.timeAsync('load', () =>
    loadAll(texts, sources, { data: data.value, find }, inputs),
  );
  const imagesOf = (path: string) => inputs.posts.after(path)?.images ?? [];
  return watch.time('load', () =>
    putTogether(sources, { config, now, data, find, imagesOf, textOf: (path) => results.get(path) }),
  );
}

/** What the site is put together from, besides the list of its files. */
export interface LoadedParts {
  readonly config: Config;
  readonly now: Date;
  readonly data: Checked<DataMap>;
  readonly find: FindPicture;
  /** What a post, draft or page was read as, by its path. */
  readonly textOf: (path: string) => Checked<Post | null> | undefined;
  /** The pictures it shows. */
  readonly imagesOf: (path: string) => CachedPost['images'];
}

/** Puts the site together from what is loaded of each file. */
export function putTogether(
  sources: readonly SourceFile[],
  { config, now, data, find, textOf, imagesOf }: LoadedParts,
): Checked<Site> {
  const found = textsOf(sources, config).map((file) =>
    publishPost(textOf(file.path) ?? nothing, file, config, now.getTime()),
  );
  const posts = found.map(({ value }) => value).filter((post) => post !== null);
  const files = copiedFiles(sources);
  const authors = authorPortraits(data.value, find);
  const images = posts.flatMap(({ id }) => imagesOf(id)).map(([name]) => name);
  const pictures = shownPictures([...images, ...authors.shown], find);
  const site = assembleSite(posts, { data: authors.data, files, pictures }, config);
  return {
    value: site.value,
    diagnostics: [...found, data, site].flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The files that posts, drafts and pages are written in. */
export function textsOf(sources: readonly SourceFile[], { drafts }: Config): readonly SourceFile[] {
  return sources.filter(({ kind }) => kind === 'post' || kind === 'page' || (kind === 'draft' && drafts));
}

export function loadDataOf(sources: readonly SourceFile[], roots: Roots): Checked<DataMap> {
  const files = sources.filter(({ kind }) => kind === 'data');
  return loadData(files.map((file) => ({ file, bytes: readSource(roots, file) })));
}

export function copiedFiles(sources: readonly SourceFile[]): readonly SourceFile[] {
  return sources.filter(({ kind }) => kind === 'asset' || kind === 'file' || kind === 'beside');
}

/** The pictures of these names that are made in other sizes, by path. */
function shownPictures(names: readonly string[], find: FindPicture): readonly Picture[] {
  const shown = new Map<string, Picture>();
  for (const name of names) {
    const picture = find(name);
    if (picture !== undefined && picture.format !== null) shown.set(picture.source, picture);
  }
  return [...shown.values()].toSorted((a, b) => (a.source < b.source ? -1 : 1));
}

type Loaded = Checked<CachedPost['post']>;

const nothing: Loaded = { value: null, diagnostics: [] };

/**
 * Loads every text in two rounds: all that has changed, and then, when every header is known, what has Liquid that
 * has not run or that looked at something which is now different.
 */
async function loadAll(
  texts: readonly SourceFile[],
  sources: readonly SourceFile[],
  { data, find }: { readonly data: DataMap; readonly find: FindPicture },
  inputs: LoadInputs,
): Promise<ReadonlyMap<string, Loaded>> {
  const { posts, bodies, words } = inputs;
  const results = new Map<string, Loaded>();
  const waiting: SourceFile[] = [];
  const isSame = (file: SourceFile, kept: CachedPost): boolean =>
    kept.digest === file.digest &&
    kept.images.every(([name, identity]) => identityOf(find(name)) === identity);
  const kept = new Map<SourceFile, CachedPost>();
  const changed = texts.filter((file) => {
    const entry = posts.before(file.path);
    if (entry === undefined || !isSame(file, entry)) return true;
    kept.set(file, entry);
    posts.keep(file.path, entry);
    results.set(file.path, { value: entry.post, diagnostics: entry.diagnostics });
    return false;
  });

  const take: Take = (
    file,
    { digest: bytes, post, words: packed, diagnostics, images, reads, waits },
    html,
  ) => {
    results.set(file.path, { value: post, diagnostics });
    if (waits) waiting.push(file);
    if (post === null) posts.forget(file.path);
    if (post === null || waits) return;
    bodies.putBytes(post.id, html, post.bodyDigest);
    words.putBytes(post.id, packed);
    const [body, range] = [bodies.rangeOf(post.id), words.rangeOf(post.id)];
    if (body === undefined || range === undefined) return;
    posts.set(file.path, {
      digest: bytes,
      post,
      diagnostics,
      summary: digest(post),
      body,
      words: range,
      images,
      reads,
    });
  };
  await loadFiles(changed, sources, take, inputs);

  const readers = [...kept].filter(([, { reads }]) => reads.length > 0);
  if (waiting.length === 0 && readers.length === 0) return results;
  const headers = new Map(
    texts.flatMap((file) => {
      const post = results.get(file.path)?.value ?? null;
      return post === null ? [] : [[file, post] as const];
    }),
  );
  const site = liquidSite(headers, data, sources, inputs);
  const digestOf = factDigests(site);
  const stale = readers
    .filter(([, { reads }]) => reads.some(([name, seen]) => digestOf(name) !== seen))
    .map(([file]) => file);
  await loadFiles([...waiting.splice(0), ...stale], sources, take, inputs, site);
  return results;
}

/** Loads files on threads where that pays; with a site their Liquid runs, without one it waits. */
async function loadFiles(
  files: readonly SourceFile[],
  sources: readonly SourceFile[],
  take: Take,
  inputs: LoadInputs,
  site?: LiquidSite,
): Promise<void> {
  const runLiquid = site === undefined ? undefined : openLiquid(site, inputs);
  const loadFile = createFileLoader({ ...inputs, sources }, runLiquid);
  let done = 0;
  const takeAndTell: Take = (...loaded) => {
    take(...loaded);
    inputs.onProgress?.('load', ++done, files.length);
  };
  const loadHere = async (part: readonly SourceFile[]): Promise<void> => {
    for (const [index, file] of part.entries()) {
      const loaded = loadFile(file);
      // As threads hand it over: on its own, without the text of the file that pieces of it would hold on to.
      takeAndTell(file, { ...loaded, post: structuredClone(loaded.post) }, loaded.html);
      if (index % oneStretch === 0) await yieldNow(inputs.signal);
    }
  };
  const pool = inputs.threads.for(files.length);
  if (pool === null) return loadHere(files);
  if (site !== undefined) pool.tellAll({ kind: 'setup-liquid', site });
  return loadOnThreads(files, pool, takeAndTell, loadHere);
}

/** Files are loaded and handed over in groups of this many. */
const batch = 64;

/** After so many of them this thread takes what others have done. */
const oneStretch = 8;

type Take = (file: SourceFile, loaded: Omit<LoadedFile, 'html'>, html: Uint8Array) => void;

async function loadOnThreads(
  files: readonly SourceFile[],
  pool: WorkerPool,
  take: Take,
  loadHere: (part: readonly SourceFile[]) => Promise<void>,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(files.length / batch) }, (_, index) =>
    files.slice(index * batch, (index + 1) * batch),
  );
  await pool.run(
    batches.map((part) => ({ kind: 'load', files: part })),
    (reply, request) => {
      if (reply.kind !== 'loaded') return;
      let at = 0;
      for (const [index, { length, ...loaded }] of reply.files.entries()) {
        const file = batches[request]?.[index];
        if (file !== undefined) take(file, loaded, reply.bytes.subarray(at, at + length));
        at += length;
      }
    },
    (request) => loadHere(batches[request] ?? []),
  );
}

import { statSync } from 'node:fs';
import type { CacheFolder } from '../../cache/cache-folder.ts';
import type { FileStamps } from '../../cache/file-stamps.ts';
import { PostCache } from '../../cache/post-cache.ts';
import { PostFile, type PostFileOptions } from '../../cache/post-file.ts';
import { hasPosts, type PostRanges, PostRecords } from '../../cache/post-records.ts';
import { digestAsJson } from '../../text/digest-as-json.ts';
import { type Config, siteKeys } from '../../types/config.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { Survey } from '../scan/survey.ts';
import { yieldNow } from '../threads/yield-now.ts';
import { removeAbandonedFiles, temporaryPath } from './temporary-file.ts';

/** The cache of posts, opened for one run: what the last run left, and what this one leaves to the next. */
export interface Session {
  readonly cache: CacheFolder;
  /** Digest of the tool and the configuration: with another one no page of the last run is reused. */
  readonly key: string;
  /** The same of what posts are read by only, so that a new title of the site reads no post again. */
  readonly textKey: string;
  /** Sizes and times of the blog's files, by which they need not be read again. */
  readonly stamps: FileStamps;
  readonly posts: PostCache;
  /** Each post as JSON, by the path of its file. */
  readonly packed: PostFile;
  /** The HTML of each body. */
  readonly bodies: PostFile;
  /** The words that each post is searched by. */
  readonly words: PostFile;
}

/** The files of the cache that hold posts. */
type PostFiles = Pick<Session, 'packed' | 'bodies' | 'words'>;

/** Opens the cache for the blog's configuration and the tool at work. */
export function openSession(survey: Survey, tool: string): Session {
  const { records, ...begun } = beginSession(survey, tool);
  const files = openFiles(begun.cache, records);
  return { ...begun, ...files, posts: new PostCache(records, files.packed) };
}

/**
 * Opens the cache for a run that loads a few texts and leaves all others as they are; null without a cache. Knows where
 * what is cached of these texts stands, of no others.
 */
export function openEditSession(survey: Survey, tool: string, texts: readonly SourceFile[]): Session | null {
  const paths = pathsIn(survey.cache);
  if (paths === null) return null;
  const { records, ...begun } = beginSession(survey, tool);
  const known = texts.flatMap(({ path }) => {
    const record = records.get(path);
    return record === undefined ? [] : [[path, record] as const];
  });
  const at = (what: keyof PostRanges) => new Map(known.map(([path, record]) => [path, record[what]]));
  const ranges = { packed: at('packed'), body: at('body'), words: at('words') };
  const files = filesAt(paths, ranges, { isTemporary: false, anew: false });
  return { ...begun, ...files, posts: new PostCache(records, files.packed) };
}

function beginSession({ blog, cache, stamps }: Survey, tool: string) {
  const { config } = blog.value;
  const textKey = textKeyOf(config, tool);
  const records = new PostRecords(cache, textKey);
  return { cache, key: keyOf(config, tool), textKey, stamps, records };
}

/** Whether the last run has left posts that this one can take up. */
export function hasCachedPosts({ blog, cache }: Pick<Survey, 'blog' | 'cache'>, tool: string): boolean {
  return hasPosts(cache, textKeyOf(blog.value.config, tool));
}

function keyOf(config: Config, tool: string): string {
  // Which posts are published is decided after they are loaded, and what is checked and where the site goes after it is built.
  return digestAsJson([tool, { ...config, drafts: null, future: null, check: null, deploy: null }]);
}

/** Another title or menu makes other pages of the same posts; in a Jekyll blog Liquid may show them in posts. */
function textKeyOf(config: Config, tool: string): string {
  const unread = config.isJekyll ? {} : Object.fromEntries(siteKeys.map((key) => [key, null]));
  return keyOf({ ...config, ...unread }, tool);
}

/** Lets go of the files a session holds open. */
export function closeSession({ packed, bodies, words }: Session): void {
  try {
    packed.close();
  } finally {
    try {
      bodies.close();
    } finally {
      words.close();
    }
  }
}

/** How many bytes what is cached of posts takes, waste included. */
export function cachedBytes({ packed, bodies, words }: PostFiles): number {
  return packed.size + bodies.size + words.size;
}

/**
 * Remembers what was loaded, while other work goes on; what the pages were made of is saved once the site is published.
 * A cache that cannot be written is given up. Throws what the disk throws.
 */
export async function saveSession({ cache, posts, stamps, packed, bodies, words }: Session): Promise<void> {
  try {
    packed.flush();
    bodies.flush();
    words.flush();
    await posts.save(yieldNow);
    stamps.save();
  } catch (cause) {
    cache.drop();
    throw cause;
  }
}

function openFiles(cache: CacheFolder, records: PostRecords): PostFiles {
  const paths = pathsIn(cache);
  if (paths === null || !cache.make()) {
    removeAbandonedFiles();
    const temporary = {
      packed: temporaryPath('posts'),
      body: temporaryPath('bodies'),
      words: temporaryPath('words'),
    };
    const nothing = { packed: new Map(), body: new Map(), words: new Map() };
    return filesAt(temporary, nothing, { isTemporary: true, anew: true });
  }
  const sizes = { packed: sizeOf(paths.packed), body: sizeOf(paths.body), words: sizeOf(paths.words) };
  const ranges = records.ranges(sizes);
  return filesAt(paths, ranges, { isTemporary: false, anew: ranges.body.size === 0 });
}

type FilePaths = { readonly [What in keyof PostRanges]: string };

/** Where the files of a cache stand; null without a cache. */
function pathsIn(cache: CacheFolder): FilePaths | null {
  const [packed, body, words] = [
    cache.pathOf('posts.bin'),
    cache.pathOf('bodies.bin'),
    cache.pathOf('words.bin'),
  ];
  return packed === null || body === null || words === null ? null : { packed, body, words };
}

function filesAt(paths: FilePaths, ranges: PostRanges, how: PostFileOptions): PostFiles {
  return {
    packed: new PostFile(paths.packed, ranges.packed, how),
    bodies: new PostFile(paths.body, ranges.body, how),
    words: new PostFile(paths.words, ranges.words, how),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Where finished files of this run wait. */
export function stageOf({ cache }: Session): string {
  const stage = cache.pathOf(`stage-${process.pid}`);
  return stage !== null && cache.make() ? stage : temporaryPath('stage');
}

import { statSync } from 'node:fs';
import { BodyFile } from '../cache/body-file.ts';
import type { CacheFolder } from '../cache/cache-folder.ts';
import type { FileStamps } from '../cache/file-stamps.ts';
import { hasPosts, PostCache } from '../cache/post-cache.ts';
import { type Config, siteKeys } from '../types/config.ts';
import type { SourceFile } from '../types/source-file.ts';
import { digest } from './gather-facts.ts';
import { passingFile, removeLeftFiles } from './passing-file.ts';
import type { Survey } from './survey.ts';
import { yieldNow } from './yield-now.ts';

/** What a run keeps of the last one and leaves to the next. */
export interface Session {
  readonly cache: CacheFolder;
  /** Names all that pages are made of besides the blog's files. */
  readonly key: string;
  /** Names all that posts are made of besides their bytes. */
  readonly textKey: string;
  readonly stamps: FileStamps;
  readonly posts: PostCache;
  readonly bodies: BodyFile;
  /** The words that posts are searched by. */
  readonly words: BodyFile;
}

/** Opens the cache for the blog's configuration and the tool at work. */
export function openSession(survey: Survey, tool: string): Session {
  const begun = beginSession(survey, tool);
  return { ...begun, ...openBodies(begun.cache, begun.posts) };
}

/**
 * Opens the cache for a run that loads a few texts and leaves all others as they are; null where nothing is kept. Knows where
 * bodies and words of these texts stand, no others.
 */
export function openKeptSession(survey: Survey, tool: string, texts: readonly SourceFile[]): Session | null {
  const [bodies, words] = [survey.cache.pathOf('bodies.bin'), survey.cache.pathOf('words.bin')];
  if (bodies === null || words === null) return null;
  const begun = beginSession(survey, tool);
  const known = texts.flatMap(({ path }) => {
    const entry = begun.posts.before(path);
    return entry === undefined ? [] : [[path, entry] as const];
  });
  const how = { isKept: true, anew: false };
  const at = (what: 'body' | 'words') => new Map(known.map(([path, entry]) => [path, entry[what]]));
  return {
    ...begun,
    bodies: new BodyFile(bodies, at('body'), how),
    words: new BodyFile(words, at('words'), how),
  };
}

function beginSession({ blog, cache, stamps }: Survey, tool: string): Omit<Session, 'bodies' | 'words'> {
  const { config } = blog.value;
  const textKey = textKeyOf(config, tool);
  return { cache, key: keyOf(config, tool), textKey, stamps, posts: new PostCache(cache, textKey) };
}

/** Whether the last run has left posts that this one can take up. */
export function hasKeptPosts({ blog, cache }: Pick<Survey, 'blog' | 'cache'>, tool: string): boolean {
  return hasPosts(cache, textKeyOf(blog.value.config, tool));
}

function keyOf(config: Config, tool: string): string {
  // Which posts are published is decided after they are loaded, and where the site goes after it is built.
  return digest([tool, { ...config, drafts: null, future: null, deploy: null }]);
}

/** Another title or menu makes other pages of the same posts; in a Jekyll blog Liquid may show them in posts. */
function textKeyOf(config: Config, tool: string): string {
  const unread = config.isJekyll ? {} : Object.fromEntries(siteKeys.map((key) => [key, null]));
  return keyOf({ ...config, ...unread }, tool);
}

/** Lets go of the files a session holds open. */
export function closeSession({ bodies, words }: Session): void {
  try {
    bodies.close();
  } finally {
    words.close();
  }
}

/**
 * Remembers what was loaded, while other work goes on; what the pages were made of is saved once the site is published.
 * A cache that cannot be written is given up. Throws what the disk throws.
 */
export async function saveSession({ cache, posts, stamps, bodies, words }: Session): Promise<void> {
  try {
    bodies.flush();
    words.flush();
    await posts.save(yieldNow);
    stamps.save();
  } catch (cause) {
    cache.drop();
    throw cause;
  }
}

function openBodies(cache: CacheFolder, posts: PostCache): Pick<Session, 'bodies' | 'words'> {
  const [bodies, words] = [cache.pathOf('bodies.bin'), cache.pathOf('words.bin')];
  if (bodies === null || words === null || !cache.make()) {
    removeLeftFiles();
    return {
      bodies: new BodyFile(passingFile('bodies'), new Map(), { isKept: false, anew: true }),
      words: new BodyFile(passingFile('words'), new Map(), { isKept: false, anew: true }),
    };
  }
  const ranges = posts.ranges(sizeOf(bodies), sizeOf(words));
  const how = { isKept: true, anew: ranges.bodies.size === 0 };
  return {
    bodies: new BodyFile(bodies, ranges.bodies, how),
    words: new BodyFile(words, ranges.words, how),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Where finished files of this run wait. */
export function stageOf({ cache }: Session): string {
  const kept = cache.pathOf(`stage-${process.pid}`);
  return kept !== null && cache.make() ? kept : passingFile('stage');
}

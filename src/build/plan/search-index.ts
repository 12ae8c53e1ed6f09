import crypto from 'node:crypto';
import { type ByteRange, nowhere } from '../../cache/growing-file.ts';
import type { PostFile } from '../../cache/post-file.ts';
import { encodeShard, type Postings } from '../../search/encode-shard.ts';
import { eachPackedWord } from '../../search/post-words.ts';
import { PostingsTable } from '../../search/postings-table.ts';
import { shardCount } from '../../search/shard-of.ts';
import { cutList } from '../../text/cut-list.ts';
import { digestAsJson } from '../../text/digest-as-json.ts';
import type { SearchPlan } from '../../types/search.ts';
import type { PlannedSite } from '../../types/site.ts';
import type { Session } from '../load/session.ts';

const fileName = 'search.json';

/** How many posts readers fetch together. */
const groupSize = 32;

/** How many posts' words are held at once while parts are encoded. */
const postsAtOnce = 20_000;

/** A post by its number in the index: its id, and where its words stand. */
type Numbered = readonly [id: string, words: ByteRange];

/** What the last run left. */
interface CachedIndex {
  readonly key: string;
  readonly posts: readonly Numbered[];
  readonly shards: readonly string[];
}

/** The index of this run. */
export interface SearchIndex {
  readonly plan: SearchPlan;
  bytesOf(shard: number): Uint8Array;
}

/**
 * Numbers the posts and finds which parts of the index are not what they were. The law: a part is a function of the words of all
 * posts that hash into it and of the posts' numbers. So after an edit only those parts are encoded anew that hold a word
 * which came or went, and numbers run from the oldest post to the newest, so that a new post leaves the others theirs.
 */
export function openSearch(site: PlannedSite, session: Session, isCached = true): SearchIndex {
  const { cache, textKey, words } = session;
  const posts = numberPosts(site).map((id): Numbered => [id, words.rangeOf(id) ?? nowhere]);
  return openIndex(posts, readCached(cache.readJson(fileName), textKey, posts.length), session, isCached);
}

/** The index of the last run, where the texts that were loaded since have other words; null where it left none. */
export function renewSearch(session: Session): SearchIndex | null {
  const { cache, textKey, words } = session;
  const cached = readCached(cache.readJson(fileName), textKey, null);
  if (cached === null) return null;
  const posts = cached.posts.map(([id, range]): Numbered => [id, words.rangeOf(id) ?? range]);
  return openIndex(posts, cached, session, true);
}

function openIndex(
  posts: readonly Numbered[],
  cached: CachedIndex | null,
  { cache, textKey: key, words }: Session,
  isCached: boolean,
): SearchIndex {
  const count = shardCount(posts.length);
  const dirty = cached === null ? null : findDirty(cached.posts, posts, words, count);
  const encoded = new Map<number, Uint8Array>();
  const encode = (wanted: ReadonlySet<number>): void => {
    for (const [shard, bytes] of encodeShards(posts, words, wanted, count)) encoded.set(shard, bytes);
  };
  const all = new Set(Array.from({ length: count }, (_, shard) => shard));
  encode(dirty ?? all);
  const shards = [...all].map((shard) => {
    const bytes = encoded.get(shard);
    return bytes === undefined ? (cached?.shards[shard] ?? '') : crypto.hash('sha1', bytes, 'hex');
  });
  const isOther =
    dirty === null ||
    dirty.size > 0 ||
    cached?.posts.length !== posts.length ||
    wordsMoved(cached.posts, posts);
  if (isCached && isOther) cache.writeJson(fileName, { key, posts, shards } satisfies CachedIndex);
  return {
    plan: planOf(
      posts.map(([id]) => id),
      shards,
    ),
    bytesOf(shard) {
      // The cache knows the part and the output has lost it: others will be asked for as well.
      if (!encoded.has(shard)) encode(all);
      return encoded.get(shard) ?? new Uint8Array();
    },
  };
}

/** The same index, of which no word is looked at before a part of it is asked for: its plan has no digests. */
export function openSearchLater(site: PlannedSite, session: Session): SearchIndex {
  const ids = numberPosts(site);
  let index: SearchIndex | null = null;
  return {
    plan: planOf(
      ids,
      Array.from({ length: shardCount(ids.length) }, () => ''),
    ),
    // The cache may be another's by then: nothing is written to it.
    bytesOf: (shard) => (index ??= openSearch(site, session, false)).bytesOf(shard),
  };
}

function planOf(ids: readonly string[], shards: readonly string[]): SearchPlan {
  return { edition: digestAsJson(ids).slice(0, 8), groups: cutList(ids, groupSize), shards };
}

/** Pages and undated posts first, then the oldest, so that numbers stay as they are when a post is added. */
function numberPosts({ posts, pages }: PlannedSite): readonly string[] {
  return [...pages, ...posts]
    .filter(({ noindex }) => !noindex)
    .map(({ id, date }) => ({ id, time: date === null ? Number.NEGATIVE_INFINITY : Date.parse(date) }))
    .toSorted((a, b) => (a.time === b.time ? (a.id < b.id ? -1 : 1) : a.time - b.time))
    .map(({ id }) => id);
}

/**
 * The parts that are to be encoded anew:
 *  1. all (null), if a post has another number than before;
 *  2. those of all words of a post that is new;
 *  3. those of words that a post has gained or lost, or has in a more or less telling place.
 */
function findDirty(
  before: readonly Numbered[],
  now: readonly Numbered[],
  words: PostFile,
  count: number,
): ReadonlySet<number> | null {
  if (now.length < before.length || before.some(([id], at) => now[at]?.[0] !== id)) return null;
  const dirty = new Set<number>();
  for (const [at, [, range]] of now.entries()) {
    const was = before[at]?.[1] ?? nowhere;
    if (was[2] === range[2]) continue;
    const [old, fresh] = [entriesOf(words, was), entriesOf(words, range)];
    for (const [entry, hash] of old) if (!fresh.has(entry)) dirty.add(hash % count);
    for (const [entry, hash] of fresh) if (!old.has(entry)) dirty.add(hash % count);
  }
  return dirty;
}

/** The hashes of a post's words, by word and place. */
function entriesOf(words: PostFile, range: ByteRange): ReadonlyMap<string, number> {
  const entries = new Map<string, number>();
  if (range[1] === 0) return entries;
  const bytes = Buffer.from(words.bytesAt(range));
  eachPackedWord(bytes, (hash, place, start, end) => {
    entries.set(`${String(place)}${bytes.toString('latin1', start, end)}`, hash);
  });
  return entries;
}

/** Encodes the wanted parts, as many at once as memory is meant for. */
function encodeShards(
  posts: readonly Numbered[],
  words: PostFile,
  wanted: ReadonlySet<number>,
  count: number,
): ReadonlyMap<number, Uint8Array> {
  const encoded = new Map<number, Uint8Array>();
  const shards = [...wanted];
  const rounds = Math.ceil((posts.length * shards.length) / count / postsAtOnce);
  const perRound = Math.ceil(shards.length / Math.max(1, rounds));
  for (let from = 0; from < shards.length; from += perRound) {
    const round = shards.slice(from, from + perRound);
    for (const [shard, found] of gatherPostings(posts, words, new Set(round), count))
      encoded.set(shard, Buffer.from(encodeShard(found)));
  }
  return encoded;
}

function gatherPostings(
  posts: readonly Numbered[],
  words: PostFile,
  wanted: ReadonlySet<number>,
  count: number,
): ReadonlyMap<number, ReadonlyMap<string, Postings>> {
  const isWanted = Array.from({ length: count }, (_, shard) => wanted.has(shard));
  const table = new PostingsTable();
  words.readMany(
    posts.map(([, range]) => range),
    (bytes, post) => {
      eachPackedWord(bytes, (hash, place, start, end) => {
        const shard = hash % count;
        if (isWanted[shard] === true) table.add(bytes, start, end, shard, (post << 2) | place);
      });
    },
  );
  const shards = new Map([...wanted].map((shard) => [shard, new Map<string, Postings>()]));
  for (const { word, shard, postings } of table.words()) shards.get(shard)?.set(word, postings);
  return shards;
}

/** Whether a post's words stand elsewhere in the file than the last run said. */
function wordsMoved(before: readonly Numbered[], now: readonly Numbered[]): boolean {
  return now.some(([, [offset]], at) => before[at]?.[1][0] !== offset);
}

/** What the last run left under the key; null if it was of another number of posts than `count`, where that is given. */
function readCached(value: unknown, key: string, count: number | null): CachedIndex | null {
  if (typeof value !== 'object' || value === null || !('key' in value) || value.key !== key) return null;
  const posts = 'posts' in value ? listOf(value.posts, isNumbered) : null;
  const shards = 'shards' in value ? listOf(value.shards, isText) : null;
  if (posts === null || shards === null) return null;
  return shards.length === shardCount(count ?? posts.length) ? { key, posts, shards } : null;
}

function listOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): readonly Item[] | null {
  return Array.isArray(value) && value.every(isItem) ? value : null;
}

function isNumbered(value: unknown): value is Numbered {
  return Array.isArray(value) && isText(value[0]) && isRange(value[1]);
}

function isRange(value: unknown): value is ByteRange {
  if (!Array.isArray(value)) return false;
  const [offset, length, digest]: readonly unknown[] = value;
  return typeof offset === 'number' && typeof length === 'number' && isText(digest);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

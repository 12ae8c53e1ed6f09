import crypto from 'node:crypto';
import { statSync } from 'node:fs';
import type { Read } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { ChangedFacts, Facts } from './facts.ts';
import { type ByteRange, GrowingFile } from './growing-file.ts';
import { type EditedPage, type PageEdits, readPageEdits, writePageEdits } from './page-edits.ts';
import { noReadTables, type PackedReads, ReadTables, type ReadTablesFile } from './read-tables.ts';

/** How a page was made: where its plan stands, the digest of its bytes, and what it read. */
type PageRecord = readonly [...plan: ByteRange, bytesDigest: string, ...reads: PackedReads];

const fileName = 'pages.json';
const planFileName = 'plans.bin';

/** Plans that no page has any more may take this many bytes of the file, besides as many as the others take. */
const spareBytes = 1 << 22;

interface PageFile {
  readonly key: string;
  /** A new one each time the file is written, by which `edits.json` knows the file it is about. */
  readonly edition: string;
  readonly facts: Facts;
  /** Digest of what each post said, by id. */
  readonly posts: { [id: string]: string };
  readonly tables: ReadTablesFile;
  readonly pages: { [path: string]: PageRecord };
}

/**
 * What the pages of the last run were made of. The law: a page is skipped only if
 *  1. the key is the same: the tool, the configuration, the shape of the site;
 *  2. its plan is the same;
 *  3. nothing it read has changed.
 * Whether the output folder still holds those bytes, the folder says: another run may have written it since.
 */
export class PageCache {
  readonly #cache: CacheFolder;
  readonly #key: string;
  readonly #previous: PageFile;
  readonly #tables: ReadTables;
  readonly #edits: PageEdits;
  readonly #edited = new Map<string, EditedPage>();
  /** The plans as JSON; null where nothing is kept. */
  readonly #plans: GrowingFile | null;
  readonly #arePlansCached: boolean;
  readonly #current = new Map<string, PageRecord>();
  #isTouched: (reads: PackedReads) => boolean = () => true;

  constructor(cache: CacheFolder, key: string) {
    this.#cache = cache;
    this.#key = key;
    const read = cache.readJson(fileName);
    const isKnown = isPageFile(read) && read.key === key;
    this.#previous = isKnown ? read : emptyPageFile(key);
    this.#tables = new ReadTables(this.#previous.tables);
    this.#edits = readPageEdits(cache, this.#previous.edition);
    this.#applyEdits();
    const plans = cache.make() ? cache.pathOf(planFileName) : null;
    this.#arePlansCached = plans !== null && areWorthKeeping(Object.values(this.#previous.pages), plans);
    this.#plans = plans === null ? null : new GrowingFile(plans, { anew: !this.#arePlansCached });
  }

  /** The facts of the site as the last run found them. */
  get facts(): Facts {
    return this.#previous.facts;
  }

  /** The digest of what each post said in the last run, by id. */
  get posts(): { readonly [id: string]: string } {
    return this.#previous.posts;
  }

  /** The paths of the pages of the last run. */
  get paths(): readonly string[] {
    return Object.keys(this.#previous.pages);
  }

  /** Whether the last run had a page at a path. */
  has(path: string): boolean {
    return this.#previous.pages[path] !== undefined;
  }

  /** Says which facts have changed since the last run. Call it first: until then every page counts as changed. */
  setChanged(changed: ChangedFacts): void {
    this.#isTouched = this.#tables.touchedBy(changed);
  }

  /** The digest of the bytes that the page at a path has, if it is what the last run made; null if it must be rendered. */
  unchangedDigest(path: string, plan: ByteRange): string | null {
    const record = this.#previous.pages[path];
    return record === undefined || record[2] !== plan[2] ? null : this.#bytesUnlessTouched(record);
  }

  /** The same where the plan of the page is known to be that of the last run. */
  unchangedDigestAsPlanned(path: string): string | null {
    const record = this.#previous.pages[path];
    return record === undefined ? null : this.#bytesUnlessTouched(record);
  }

  #bytesUnlessTouched([, , , bytesDigest, ...reads]: PageRecord): string | null {
    return this.#isTouched(reads) ? null : bytesDigest;
  }

  /** Writes the plan of a page, unless the last run wrote the same. Returns where it stands, with its digest. */
  putPlan(page: Page): ByteRange {
    const text = JSON.stringify(page);
    const digest = crypto.hash('sha1', text, 'hex');
    const record = this.#arePlansCached ? this.#previous.pages[page.path] : undefined;
    if (record?.[2] === digest) return [record[0], record[1], digest];
    return this.#plans?.put(Buffer.from(text), digest) ?? [0, 0, digest];
  }

  /** Reads the plan of a page of the last run; null if there is none. Throws `DamagedCache` if other bytes stand there. */
  planOf(path: string): { readonly page: Page; readonly plan: ByteRange } | null {
    const record = this.#previous.pages[path];
    if (record === undefined || this.#plans === null || !this.#arePlansCached) return null;
    const [offset, length, digest] = record;
    const page: Page = JSON.parse(this.#plans.at([offset, length, digest]).toString());
    return { page, plan: [offset, length, digest] };
  }

  /** Records that the page of the last run is that of this run too; `plan` says where its plan stands now, if not where it did. */
  reuse(path: string, plan?: ByteRange): void {
    const record = this.#previous.pages[path];
    if (record === undefined) return;
    const [offset, length, digest, ...made] = record;
    this.#current.set(path, [...(plan ?? [offset, length, digest]), ...made]);
  }

  /** Records a page of the last run that was rendered anew; `saveEdits` saves it. */
  recordEdit(path: string, page: EditedPage): void {
    this.#edited.set(path, page);
  }

  /** Records a page that was rendered in this run; `save` saves it. */
  record(path: string, plan: ByteRange, bytesDigest: string, reads: readonly Read[]): void {
    this.#current.set(path, [...plan, bytesDigest, ...this.#tables.pack(reads)]);
  }

  /** How many pages are in `edits.json`, in place of what `pages.json` says of them. */
  get editCount(): number {
    return Object.keys(this.#edits.pages).length;
  }

  /** Saves the pages of `recordEdit` and the digests of what these posts say now, in `edits.json`; `pages.json` stays as it is. */
  saveEdits(posts: { readonly [id: string]: string }): void {
    this.#plans?.flush();
    writePageEdits(this.#cache, {
      of: this.#previous.edition,
      posts: { ...this.#edits.posts, ...posts },
      pages: { ...this.#edits.pages, ...Object.fromEntries(this.#edited) },
    });
  }

  /** Saves the pages of this run, the facts of the site and the digest of what each post says, in place of the last run's. */
  save(facts: Facts, posts: { readonly [id: string]: string }): void {
    this.#plans?.flush();
    const isFirst = Object.keys(this.#previous.pages).length === 0;
    const tables = isFirst ? this.#tables.whole() : this.#tables.renumber();
    const pages = Object.fromEntries(
      [...this.#current].map(
        ([path, [offset, length, plan, bytesDigest, ...reads]]): [string, PageRecord] => [
          path,
          [offset, length, plan, bytesDigest, ...tables.take(reads)],
        ],
      ),
    );
    const edition = crypto.randomUUID();
    const file: PageFile = { key: this.#key, edition, facts, posts, tables: tables.end(), pages };
    this.#cache.writeJson(fileName, file);
  }

  close(): void {
    this.#plans?.close();
  }

  #applyEdits(): void {
    Object.assign(this.#previous.posts, this.#edits.posts);
    for (const [path, { plan, bytes, reads }] of Object.entries(this.#edits.pages))
      this.#previous.pages[path] = [...plan, bytes, ...this.#tables.pack(reads)];
  }
}

function emptyPageFile(key: string): PageFile {
  return { key, edition: '', facts: {}, posts: {}, tables: noReadTables, pages: {} };
}

/** Whether all plans are there and most of the file is plans. */
function areWorthKeeping(records: readonly PageRecord[], file: string): boolean {
  if (records.length === 0) return false;
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const live = records.reduce((sum, [, length]) => sum + length, 0);
  return records.every(([at, length]) => at + length <= size) && size <= 2 * live + spareBytes;
}

function isPageFile(value: unknown): value is PageFile {
  if (typeof value !== 'object' || value === null) return false;
  return ['key', 'edition', 'facts', 'posts', 'tables', 'pages'].every((field) => field in value);
}

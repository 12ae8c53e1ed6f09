import type { Read } from '../types/output.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { ChangedFacts, Facts } from './facts.ts';
import { noReadTables, type PackedReads, ReadTables, type ReadTablesFile } from './read-tables.ts';

/** How a page was made: the digests of its plan and of its bytes, and what it read. */
type PageRecord = readonly [plan: string, bytes: string, ...reads: PackedReads];

const fileName = 'pages.json';

interface PageFile {
  readonly key: string;
  readonly facts: Facts;
  /** Digest of what each post said, by id. */
  readonly posts: { readonly [id: string]: string };
  readonly tables: ReadTablesFile;
  readonly pages: { readonly [path: string]: PageRecord };
}

/**
 * What the pages of the last run were made of. The law: a page is skipped only if
 *  1. the key is the same: the tool, the configuration, the shape of the site;
 *  2. its plan is the same;
 *  3. nothing it read has changed.
 * That the output folder holds it, these very bytes, is for the folder to say: the last run may have written another.
 */
export class PageCache {
  readonly #cache: CacheFolder;
  readonly #key: string;
  readonly #before: PageFile;
  readonly #tables: ReadTables;
  readonly #after = new Map<string, PageRecord>();
  #isTouched: (reads: PackedReads) => boolean = () => true;

  constructor(cache: CacheFolder, key: string) {
    this.#cache = cache;
    this.#key = key;
    const read = cache.readJson(fileName);
    const isKnown = isPageFile(read) && read.key === key;
    this.#before = isKnown ? read : { key, facts: {}, posts: {}, tables: noReadTables, pages: {} };
    this.#tables = new ReadTables(this.#before.tables);
  }

  get facts(): Facts {
    return this.#before.facts;
  }

  get posts(): { readonly [id: string]: string } {
    return this.#before.posts;
  }

  /** Says what has changed since the last run; to be called before `skip`. */
  setChanged(changed: ChangedFacts): void {
    this.#isTouched = this.#tables.touchedBy(changed);
  }

  /** The digest of the bytes the page still has; null if it must be made anew. */
  skip(path: string, plan: string): string | null {
    const record = this.#before.pages[path];
    if (record === undefined || record[0] !== plan) return null;
    const [, bytes, ...reads] = record;
    return this.#isTouched(reads) ? null : bytes;
  }

  keep(path: string): void {
    const record = this.#before.pages[path];
    if (record !== undefined) this.#after.set(path, record);
  }

  set(path: string, plan: string, bytes: string, reads: readonly Read[]): void {
    this.#after.set(path, [plan, bytes, ...this.#tables.pack(reads)]);
  }

  save(facts: Facts, posts: { readonly [id: string]: string }): void {
    const tables = this.#tables.renumber();
    const pages = Object.fromEntries(
      [...this.#after].map(([path, [plan, bytes, ...reads]]): [string, PageRecord] => [
        path,
        [plan, bytes, ...tables.take(reads)],
      ]),
    );
    const file: PageFile = { key: this.#key, facts, posts, tables: tables.end(), pages };
    this.#cache.writeJson(fileName, file);
  }
}

function isPageFile(value: unknown): value is PageFile {
  if (typeof value !== 'object' || value === null) return false;
  return ['key', 'facts', 'posts', 'tables', 'pages'].every((field) => field in value);
}

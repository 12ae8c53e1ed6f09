import type { Read } from '../types/output.ts';
import type { CacheFolder } from './cache-folder.ts';
import { type ChangedFacts, type Facts, isTouched } from './facts.ts';

/** How a page was made: the digests of its plan and of its bytes, and what it read, by position in two tables. */
type PageRecord = readonly [plan: string, bytes: string, reads: readonly number[]];

const fileName = 'pages.json';

interface PageFile {
  readonly key: string;
  readonly facts: Facts;
  /** Digest of what each post said, by id. */
  readonly posts: { readonly [id: string]: string };
  readonly names: readonly string[];
  readonly keySets: readonly (readonly string[])[];
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
  readonly #names = new Interned();
  readonly #keySets = new Interned();
  readonly #keySetPositions = new WeakMap<readonly string[], number>();
  readonly #after = new Map<string, PageRecord>();
  #touchedNames: readonly (ReadonlySet<string> | null | undefined)[] = [];

  constructor(cache: CacheFolder, key: string) {
    this.#cache = cache;
    this.#key = key;
    const read = cache.readJson(fileName);
    const isKnown = isPageFile(read) && read.key === key;
    this.#before = isKnown ? read : { key, facts: {}, posts: {}, names: [], keySets: [], pages: {} };
    for (const name of this.#before.names) this.#names.indexOf(name);
    for (const keys of this.#before.keySets) this.#keySets.indexOf(JSON.stringify(keys));
  }

  get facts(): Facts {
    return this.#before.facts;
  }

  get posts(): { readonly [id: string]: string } {
    return this.#before.posts;
  }

  /** Says what has changed since the last run; to be called before `skip`. */
  setChanged(changed: ChangedFacts): void {
    // A look-up that failed is touched by the layout that has come.
    this.#touchedNames = this.#before.names.map((name) => changed.get(name.replace(/^layout\?:/, 'layout:')));
  }

  /** The digest of the bytes the page still has; null if it must be made anew. */
  skip(path: string, plan: string): string | null {
    const record = this.#before.pages[path];
    if (record === undefined || record[0] !== plan) return null;
    const [, bytes, reads] = record;
    for (let at = 0; at < reads.length; at += 2) {
      const changed = this.#touchedNames[reads[at] ?? -1];
      if (changed === undefined) continue;
      const keys = this.#before.keySets[reads[at + 1] ?? -1] ?? [];
      if (isTouched({ of: '', keys }, new Map([['', changed]]))) return null;
    }
    return bytes;
  }

  keep(path: string): void {
    const record = this.#before.pages[path];
    if (record !== undefined) this.#after.set(path, record);
  }

  set(path: string, plan: string, bytes: string, reads: readonly Read[]): void {
    // Of its final length at once: a hundred thousand of these wait for the end of the build.
    const flat: number[] = [];
    flat.length = reads.length * 2;
    for (const [at, { of, keys }] of reads.entries()) {
      flat[at * 2] = this.#names.indexOf(of);
      flat[at * 2 + 1] = this.#positionOf(keys);
    }
    this.#after.set(path, [plan, bytes, flat]);
  }

  /** Pages read few sets of keys, and most come as the same lists. */
  #positionOf(keys: readonly string[]): number {
    let position = this.#keySetPositions.get(keys);
    if (position === undefined) {
      position = this.#keySets.indexOf(JSON.stringify(keys));
      this.#keySetPositions.set(keys, position);
    }
    return position;
  }

  save(facts: Facts, posts: { readonly [id: string]: string }): void {
    const [names, keySets] = [new Interned(), new Interned()];
    const { texts: allNames } = this.#names;
    const { texts: allKeySets } = this.#keySets;
    // Only what is still read is written, so that the tables do not grow for ever.
    const pages = [...this.#after].map(([path, [plan, bytes, reads]]): [string, PageRecord] => {
      const kept = reads.map((position, at) =>
        at % 2 === 0
          ? names.indexOf(allNames[position] ?? '')
          : keySets.indexOf(allKeySets[position] ?? '[]'),
      );
      return [path, [plan, bytes, kept]];
    });
    const file: PageFile = {
      key: this.#key,
      facts,
      posts,
      names: names.texts,
      keySets: keySets.texts.map((text) => JSON.parse(text) as readonly string[]),
      pages: Object.fromEntries(pages),
    };
    this.#cache.writeJson(fileName, file);
  }
}

/** Texts by their position in a list. */
class Interned {
  readonly #positions = new Map<string, number>();

  indexOf(text: string): number {
    let position = this.#positions.get(text);
    if (position === undefined) this.#positions.set(text, (position = this.#positions.size));
    return position;
  }

  get texts(): readonly string[] {
    return [...this.#positions.keys()];
  }
}

function isPageFile(value: unknown): value is PageFile {
  if (typeof value !== 'object' || value === null) return false;
  return ['key', 'facts', 'posts', 'names', 'keySets', 'pages'].every((field) => field in value);
}

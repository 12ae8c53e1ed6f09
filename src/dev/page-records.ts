import { type ChangedFacts, isTouched } from '../cache/facts.ts';
import type { Read } from '../types/output.ts';

/** What is known of a page that was made in this run. */
interface PageRecord {
  /** Names its bytes as they were first. */
  readonly first: string;
  readonly etag: string;
  readonly reads: readonly Read[];
}

/** Pages that are remembered: all of most blogs, the last of large ones. */
const most = 3000;

/** Remembers what the pages of this run were made of, by the paths of their files. */
export class PageRecords {
  readonly #records = new Map<string, PageRecord>();

  note(path: string, etag: string, reads: readonly Read[]): void {
    const first = this.#records.get(path)?.first ?? etag;
    this.#records.delete(path);
    this.#records.set(path, { first, etag, reads });
    const [oldest] = this.#records.keys();
    if (this.#records.size > most && oldest !== undefined) this.#records.delete(oldest);
  }

  /** Pages that are made of anything; what is but copied reads nothing. */
  get readers(): readonly string[] {
    return [...this.#records].flatMap(([path, { reads }]) => (reads.length === 0 ? [] : [path]));
  }

  /** Pages that read something which has changed. */
  touched(changes: ChangedFacts): readonly string[] {
    return this.readers.filter((path) =>
      this.#records.get(path)?.reads.some((read) => isTouched(asIfFound(read), changes)),
    );
  }

  /** Pages whose bytes are not those they had when they were first made. */
  changed(): readonly string[] {
    return [...this.#records].flatMap(([path, { first, etag }]) => (first === etag ? [] : [path]));
  }
}

/** A layout that was looked for in vain is read where it stands now. */
function asIfFound(read: Read): Read {
  return read.of.startsWith('layout?:') ? { ...read, of: read.of.replace('?', '') } : read;
}

import type { Prepared } from '../../build/render/prepared.ts';
import type { ChangedFacts } from '../../cache/facts.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { EditCache } from '../edit-cache.ts';

/** The blog while an edit is put into it; each editor returns the next. */
export interface PendingEdit {
  readonly prepared: Prepared;
  /** Which facts are not what they were. */
  readonly changes: ChangedFacts;
  /** Whether what readers search in is not what it was. */
  readonly isSearchStale: boolean;
  /** What is done once the edit is accepted, and not before: it may still be refused. */
  readonly effects: readonly (() => void)[];
}

/** A file's state on the disk, and the blog with it. */
interface EditResult {
  /** SHA-1 of the bytes that were read, hexadecimal. */
  readonly digest: string;
  readonly size: number;
  readonly pending: PendingEdit;
}

/** What an editor works with. */
interface EditContext {
  readonly editCache: EditCache;
  readonly now: Date;
}

/** Puts a changed file into the blog; null where the blog must be opened anew. */
export type EditFile = (pending: PendingEdit, file: SourceFile, context: EditContext) => EditResult | null;

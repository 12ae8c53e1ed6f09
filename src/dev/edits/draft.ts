import type { Prepared } from '../../build/prepared.ts';
import type { ChangedFacts } from '../../cache/facts.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { Workshop } from '../workshop.ts';

/** The blog while an edit is put into it; each editor returns the next. */
export interface Draft {
  readonly prepared: Prepared;
  /** Which facts are not what they were. */
  readonly changes: ChangedFacts;
  /** Whether what readers search in is not what it was. */
  readonly isSearchStale: boolean;
  /** Undone if the edit is not taken after all; done once it is. */
  readonly kept: readonly (() => void)[];
}

/** A file's state on the disk, and the blog with it. */
interface EditResult {
  /** SHA-1 of the bytes that were read, hexadecimal. */
  readonly digest: string;
  readonly size: number;
  readonly draft: Draft;
}

/** What an editor works with. */
interface EditContext {
  readonly workshop: Workshop;
  readonly now: Date;
}

/** Puts a changed file into the blog; null where the blog must be opened anew. */
export type EditFile = (draft: Draft, file: SourceFile, context: EditContext) => EditResult | null;

import { type Parcel, unpack } from '../shipment.ts';

/** A file of a commit: its bytes, or those of an object that the repository has. */
export type ImportedFile = { readonly parcel: Parcel } | { readonly path: string; readonly object: string };

/** A commit as it is handed to git. */
export interface ImportedCommit {
  /** The commit it follows; null for the first of its branch. */
  readonly parent: string | null;
  /** `Name <mail> seconds zone`, as git has it. */
  readonly committer: string;
  readonly message: string;
  readonly files: readonly ImportedFile[];
  /** Paths that the parent has and the commit has not. */
  readonly removed: readonly string[];
}

/** The ref under which an imported commit is found. */
export const importedRef = 'refs/tinta/next';

/** A commit in the language of `git fast-import`, one piece after the other: no file is copied to a work tree. */
export function* fastImport(commit: ImportedCommit): Generator<string | Uint8Array> {
  const message = Buffer.from(commit.message);
  yield `feature done\ncommit ${importedRef}\ncommitter ${commit.committer}\ndata ${message.length}\n`;
  yield message;
  yield commit.parent === null ? '\n' : `\nfrom ${commit.parent}\n`;
  // A file may stand where a folder did, so what goes goes first.
  for (const path of commit.removed) yield `D ${quote(path)}\n`;
  for (const file of commit.files) {
    if ('object' in file) {
      yield `M 100644 ${file.object} ${quote(file.path)}\n`;
      continue;
    }
    const bytes = unpack(file.parcel);
    yield `M 100644 inline ${quote(file.parcel.path)}\ndata ${bytes.length}\n`;
    yield bytes;
    yield '\n';
  }
  yield 'done\n';
}

/** A path as fast-import reads it whatever is in it. */
function quote(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

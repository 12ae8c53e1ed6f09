import path from 'node:path';
import { error } from '../diagnostics/diagnostic.ts';
import { errorCode } from '../disk/error-code.ts';
import { OutputFolder, type OutputOptions } from '../output/output-folder.ts';
import { readManifest } from '../output/output-manifest.ts';
import { refuseOutput } from '../output/refuse-output.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Opens the output folder of a blog, or says why it may not be written. */
export function openOutput(
  out: string,
  blog: string,
  options: Omit<OutputOptions, 'known'>,
): OutputFolder | Diagnostic {
  const known = readManifest(out);
  const refusal = refuseOutput(out, blog, known !== null);
  if (refusal !== null) return refusal;
  try {
    const opened = OutputFolder.open(out, { ...options, known });
    return typeof opened === 'number' ? busy(opened) : opened;
  } catch (cause) {
    return explainDisk(cause, blog);
  }
}

/** What the disk would not do, in words. Throws what is not the disk's fault. */
export function explainDisk(cause: unknown, blog: string): Diagnostic {
  const code = errorCode(cause);
  const reason = reasons[code];
  if (reason === undefined || !(cause instanceof Error)) throw cause;
  const file = 'path' in cause && typeof cause.path === 'string' ? path.relative(blog, cause.path) : null;
  const place = file === null || file.startsWith('..') || path.isAbsolute(file) ? null : { file };
  return error('output-failed', `the site could not be written: ${reason.what}`, place, reason.remedy);
}

/** What a code of the disk means, as the end of a sentence; the code itself where that is not known. */
export function diskReason(code: string): string {
  return reasons[code]?.what ?? code;
}

const reasons: { readonly [code: string]: { readonly what: string; readonly remedy: string } } = {
  ENOSPC: {
    what: 'the disk is full',
    remedy: 'Free some room and build again; the old site is still there.',
  },
  EDQUOT: {
    what: 'your quota of the disk is used up',
    remedy: 'Free some room and build again; the old site is still there.',
  },
  EACCES: { what: 'permission denied', remedy: 'Make the folder writable, or name another one with --out.' },
  EPERM: {
    what: 'operation not permitted',
    remedy: 'Make the folder writable, or name another one with --out.',
  },
  EROFS: { what: 'the disk is read-only', remedy: 'Name a folder on another disk with --out.' },
  ENOTDIR: {
    what: 'a file stands where a folder is needed',
    remedy: 'Delete it, or name another folder with --out.',
  },
  ENOTEMPTY: {
    what: 'a folder with files of yours stands where a page is needed',
    remedy: 'Move them away, or change the permalink.',
  },
  EEXIST: {
    what: 'a file stands where a folder is needed',
    remedy: 'Delete it, or name another folder with --out.',
  },
  ENAMETOOLONG: { what: 'a name is too long for the disk', remedy: 'Shorten the slug: or permalink:.' },
  EIO: { what: 'the disk reports a failure', remedy: 'Check the disk; the old site is still there.' },
  EISDIR: {
    what: 'a folder stands where a page is needed',
    remedy: 'Move it away, or change the permalink.',
  },
  ERR_FS_EISDIR: {
    what: 'a folder stands where a file of Tinta’s is needed',
    remedy: 'Move it away, or name another folder with --out.',
  },
  EBUSY: { what: 'another program holds a file of the site', remedy: 'Close it and build again.' },
  ENOENT: {
    what: 'another program removed what was being written',
    remedy: 'End the other program and build again.',
  },
  ELOOP: { what: 'symbolic links lead in a circle', remedy: 'Name another folder with --out.' },
  ENOTSUP: { what: 'no folder can be made there', remedy: 'Name another folder with --out.' },
  ENFILE: { what: 'too many files are open on this machine', remedy: 'Close some programs and build again.' },
  EMFILE: { what: 'too many files are open', remedy: 'Raise the limit (ulimit -n) and build again.' },
};

function busy(pid: number): Diagnostic {
  const remedy = 'Wait until it ends and build again.';
  return error('output-busy', `another build (process ${pid}) is writing this site`, null, remedy);
}

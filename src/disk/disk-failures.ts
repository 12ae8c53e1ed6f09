/** What the disk's codes mean, as the end of a sentence, and what to do where a site is written. */
export const diskFailures: { readonly [code: string]: { readonly what: string; readonly remedy: string } } = {
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

/** What a code means; the code itself where that is not known. */
export function diskReason(code: string): string {
  return diskFailures[code]?.what ?? code;
}

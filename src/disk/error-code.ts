/** The code of what the system would not do, such as `ENOENT`; empty for any other failure. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Whether something failed because a file or folder is gone. */
export function isOfGoneFile(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(cause));
}

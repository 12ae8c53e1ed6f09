/** The code of what the system would not do, such as `ENOENT`; empty for any other failure. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

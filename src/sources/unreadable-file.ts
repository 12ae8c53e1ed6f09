import { error } from '../diagnostics/diagnostic.ts';
import { errorCode } from '../disk/error-code.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Says that the disk would not give a file or folder, without the path it has on this machine. */
export function unreadableFile(file: string, cause: unknown): Diagnostic {
  const said = cause instanceof Error ? cause.message : String(cause);
  const reason = said.replace(/, \w+(?: '.*)?$/s, '');
  const remedy =
    errorCode(cause) === 'EFTYPE'
      ? 'Put a file in its place, or delete it.'
      : 'Make it readable, or exclude it in site.yml.';
  return error('file-unreadable', `the file cannot be read: ${reason}`, { file }, remedy);
}

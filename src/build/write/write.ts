import path from 'node:path';
import { error } from '../../diagnostics/diagnostic.ts';
import { diskFailures } from '../../disk/disk-failures.ts';
import { errorCode } from '../../disk/error-code.ts';
import { OutputFolder, type OutputOptions } from '../../output/output-folder.ts';
import { readManifest } from '../../output/output-manifest.ts';
import { refuseOutput } from '../../output/refuse-output.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';

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
  const reason = diskFailures[code];
  if (reason === undefined || !(cause instanceof Error)) throw cause;
  const file = 'path' in cause && typeof cause.path === 'string' ? path.relative(blog, cause.path) : null;
  const place = file === null || file.startsWith('..') || path.isAbsolute(file) ? null : { file };
  return error('output-failed', `the site could not be written: ${reason.what}`, place, reason.remedy);
}

function busy(pid: number): Diagnostic {
  const remedy = 'Wait until it ends and build again.';
  return error('output-busy', `another build (process ${pid}) is writing this site`, null, remedy);
}

import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** Asks on the terminal; where many files would go, their number must be typed. The end of the input is a no. */
export async function confirmDeploy(deletions: number | null, { stdin, stderr }: Terminal): Promise<boolean> {
  if (stdin === undefined) return false;
  const lines = createInterface({ input: stdin, output: stderr });
  const question =
    deletions === null
      ? 'Deploy? [y/N] '
      : `This deletes ${deletions} files, more than it may without being told so. Type ${deletions} to go on: `;
  try {
    const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    const answer = (await Promise.race([lines.question(question), closed])).trim().toLowerCase();
    return deletions === null ? ['y', 'yes'].includes(answer) : answer === String(deletions);
  } finally {
    lines.close();
  }
}

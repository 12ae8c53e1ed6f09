import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';

/** Where this machine has a program; servers often stand where only root looks. */
export function findProgram(name: string): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    '/usr/sbin',
    '/sbin',
    '/usr/local/sbin',
  ];
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** A test that needs programs which not every machine has: without them it is skipped, with the reason in its name. */
export function testWith(
  ...programs: readonly string[]
): (name: string, work: () => Promise<void>, timeoutMs?: number) => void {
  const missing = programs.filter((program) => findProgram(program) === null);
  return (name, work, timeoutMs) =>
    missing.length === 0
      ? test(name, work, timeoutMs)
      : test.skip(`${name} (skipped: no ${missing.join(', no ')} on this machine)`, work);
}

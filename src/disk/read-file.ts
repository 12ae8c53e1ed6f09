import { openSync, readFileSync, statSync } from 'node:fs';

/** The bytes of a file. Throws what the disk throws, and EFTYPE for a pipe, a socket or a device, which may never begin or end. */
export function readFile(file: string): Buffer {
  mustBeFile(file);
  return readFileSync(file);
}

/** Opens a file to read parts of it; throws as `readFile` does. */
export function openFile(file: string): number {
  mustBeFile(file);
  return openSync(file, 'r');
}

/** A folder is left to the disk, which has words for it. */
function mustBeFile(file: string): void {
  const stats = statSync(file);
  if (!stats.isFile() && !stats.isDirectory())
    throw Object.assign(new Error('it is a pipe, a socket or a device'), { code: 'EFTYPE' });
}

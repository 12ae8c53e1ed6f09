import { readFileSync } from 'node:fs';

/** The text of a file; null where there is none that can be read. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

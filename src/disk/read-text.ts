import { readFile } from './read-file.ts';

/** The text of a file; null where there is none that can be read. */
export function readText(file: string): string | null {
  try {
    return readFile(file).toString();
  } catch {
    return null;
  }
}

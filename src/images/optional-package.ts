import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A package that may be installed beside Tinta, and what it is. */
export interface OptionalPackage {
  readonly name: string;
  readonly version: string;
  /** Absolute. */
  readonly folder: string;
  /** Its entry file, absolute. */
  readonly file: string;
}

/** Looks for a package that a blog or Tinta itself has installed, without loading it; null for none. */
export function findPackage(name: string, folders: readonly string[]): OptionalPackage | null {
  for (const folder of folders) {
    try {
      const file = createRequire(path.join(folder, 'package.json')).resolve(name);
      const found = packageAbove(file, name);
      if (found !== null) return { name, ...found, file };
    } catch {
      // Not here; it may be in the next.
    }
  }
  return null;
}

/** Loads a package that was found. Throws what its own start throws. */
export async function loadPackage<T>({ file }: OptionalPackage): Promise<T> {
  const loaded: { readonly default?: T } = await import(pathToFileURL(file).href);
  return loaded.default ?? (loaded as T);
}

/** The nearest `package.json` above a file that has this name: its folder and version. */
function packageAbove(file: string, name: string): Pick<OptionalPackage, 'folder' | 'version'> | null {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    try {
      const parsed: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      if (typeof parsed !== 'object' || parsed === null || !('version' in parsed)) continue;
      if ('name' in parsed && parsed.name === name) return { folder, version: String(parsed.version) };
    } catch {
      // A folder between the file and its package has no package.json.
    }
  }
  return null;
}

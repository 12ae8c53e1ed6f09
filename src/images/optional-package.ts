import { existsSync, readFileSync } from 'node:fs';
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
    const file = entryOf(name, folder);
    const found = file === null ? null : packageAbove(file, name);
    if (file !== null && found !== null) return { name, ...found, file };
  }
  return null;
}

/** The entry file of a package as seen from a folder; null where it is not installed there. */
function entryOf(name: string, folder: string): string | null {
  const require = createRequire(path.join(folder, 'package.json'));
  try {
    return require.resolve(name);
  } catch {
    // One that can only be imported is not resolved, and still stands where it would be.
    const manifest = (require.resolve.paths(name) ?? [])
      .map((modules) => path.join(modules, name, 'package.json'))
      .find((file) => existsSync(file));
    const main = manifest === undefined ? null : mainOf(manifest);
    return manifest === undefined || main === null ? null : path.join(path.dirname(manifest), main);
  }
}

function mainOf(manifest: string): string | null {
  const parsed: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || !('main' in parsed)) return null;
  return typeof parsed.main === 'string' ? parsed.main : null;
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

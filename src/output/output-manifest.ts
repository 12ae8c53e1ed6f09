import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The file in the output folder that says which of its files are ours. */
export const manifestName = '.tinta-manifest.json';

/** Digest of each file that Tinta wrote, by path within the output folder. */
export type OutputManifest = ReadonlyMap<string, string>;

/** Reads the manifest of an output folder; null when there is none that can be read. */
export function readManifest(folder: string): OutputManifest | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path.join(folder, manifestName), 'utf8'));
    const files = typeof parsed === 'object' && parsed !== null && 'files' in parsed ? parsed.files : null;
    if (typeof files !== 'object' || files === null) return null;
    return new Map(Object.entries(files).map(([file, digest]) => [file, String(digest)]));
  } catch {
    return null;
  }
}

/** Writes the manifest in one step; the same files give the same bytes. */
export function writeManifest(folder: string, manifest: OutputManifest): void {
  const files = Object.fromEntries([...manifest].sort(([a], [b]) => (a < b ? -1 : 1)));
  const target = path.join(folder, manifestName);
  writeFileSync(`${target}.new`, `${JSON.stringify({ version: 1, files }, null, 1)}\n`);
  renameSync(`${target}.new`, target);
}

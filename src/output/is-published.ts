import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { FileStamps } from '../cache/file-stamps.ts';
import { isLocked } from '../cache/folder-lock.ts';
import { type OutputManifest, readManifest } from './output-manifest.ts';

/**
 * How many files the site in a folder has, if its manifest has this digest, every file is as it was written and no
 * build is at work in it; else null. A file is read only if its stamp does not vouch for it.
 */
export function isPublishedAt(folder: string, digest: string, stamps: FileStamps): number | null {
  if (isLocked(folder)) return null;
  const manifest = readManifest(folder);
  if (manifest === null || manifest.isPublishing || manifest.digest !== digest) return null;
  return findAltered(folder, manifest.files, stamps) === null ? manifest.files.size : null;
}

/** The first file of a manifest that is not in the folder as it was written; null where every one is. */
export function findAltered(folder: string, files: OutputManifest, stamps: FileStamps): string | null {
  for (const [file, bytes] of files) {
    const target = path.join(folder, file);
    const stats = lstatSync(target, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isFile()) return file;
    if (stamps.digestAt(file, stats, target) !== bytes) return file;
  }
  return null;
}

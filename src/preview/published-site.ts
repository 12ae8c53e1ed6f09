import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { type BuiltSite, type ManifestFile, manifestName, readManifest } from '../output/output-manifest.ts';

/** A file of a site, where it stands and what identifies its bytes. */
export interface PublishedFile {
  /** Absolute. */
  readonly at: string;
  readonly size: number;
  /** A strong entity tag without its quotes. */
  readonly tag: string;
}

/** A finished site: only what Tinta wrote is in it, whatever else lies in its folder. */
export interface PublishedSite {
  /** What the build wrote down of it; null where that is not known. */
  built(): BuiltSite | null;
  has(file: string): boolean;
  /** Null for a file that is not ours, is not there, or is no file of its own but a link. */
  find(file: string): PublishedFile | null;
}

/**
 * Opens the output folder of a build; null where there is none. Builds that end while it is open are seen by the
 * next look.
 */
export function openSite(folder: string): PublishedSite | null {
  const first = readManifest(folder);
  if (first === null) return null;
  let manifest: ManifestFile = first;
  let stamp = stampOf(folder);
  const current = (): ManifestFile => {
    const now = stampOf(folder);
    if (now === stamp) return manifest;
    stamp = now;
    manifest = readManifest(folder) ?? manifest;
    return manifest;
  };
  return {
    built: () => current().site,
    has: (file) => current().files.has(file),
    find(file) {
      const digest = current().files.get(file);
      if (digest === undefined) return null;
      const at = path.join(realpathSync(folder), file);
      const stat = plainFile(at);
      if (stat === null) return null;
      // Edited by hand a file keeps its digest in the manifest; its time and size tell.
      const tag = `${digest.slice(0, 16)}-${stat.mtimeMs.toString(36)}-${stat.size.toString(36)}`;
      return { at, size: stat.size, tag };
    },
  };
}

/** When the manifest was last put into place. */
function stampOf(folder: string): string {
  const stat = statSync(path.join(folder, manifestName), { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
}

function plainFile(at: string): Stats | null {
  try {
    if (realpathSync(at) !== at) return null;
    const stat = statSync(at);
    return stat.isFile() ? stat : null;
  } catch {
    return null;
  }
}

import crypto from 'node:crypto';
import { existsSync, lstatSync, rmSync, type Stats } from 'node:fs';
import path from 'node:path';
import { readFile } from '../disk/read-file.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { compareTexts } from '../text/compare-texts.ts';

/** The file in the output folder that says which of its files are ours. */
export const manifestName = '.tinta-manifest.json';

/** The file that lists, while files are put into place, which those are. */
const publicationName = '.tinta-publishing.json';

/** Digest (SHA-1, hexadecimal) of each file that Tinta wrote, by path within the output folder. */
export type OutputManifest = ReadonlyMap<string, string>;

/** What the site in the folder is, for who brings it to its readers. */
export interface BuiltSite {
  /** Origin and base path it was built for; the base path alone where the blog names no host, empty where it says neither. */
  readonly url: string;
  readonly drafts: boolean;
  readonly future: boolean;
  /** Digest of all it was made of. */
  readonly sources: string;
  /** URL paths that people link to, each with the source it shows; empty where nobody wrote it. */
  readonly urls: { readonly [url: string]: string };
  /** Aliases, and the URL path that each leads to. */
  readonly redirects: { readonly [alias: string]: string };
}

/** What the manifest file says. */
export interface ManifestFile {
  readonly files: OutputManifest;
  /** True while files are being put into place; found true, a build was killed doing so, and `files` are all that may be ours. */
  readonly isPublishing: boolean;
  /** Null where a build was killed, or an older Tinta wrote the folder. */
  readonly site: BuiltSite | null;
  /** SHA-1 of the manifest file itself. */
  readonly digest: string;
  /** What the disk said of it. */
  readonly status: Pick<Stats, 'ino' | 'size' | 'mtimeMs' | 'ctimeMs'>;
}

/** Reads the manifest of an output folder, unless it is the one that is `known`; null when there is none that can be read. */
export function readManifest(folder: string, known: ManifestFile | null = null): ManifestFile | null {
  const begun = readPublication(folder);
  const status = statusOf(folder);
  // Another one comes by renaming, as another file.
  const isKnown = known !== null && begun === null && JSON.stringify(known.status) === JSON.stringify(status);
  const manifest = isKnown ? known : status === null ? null : readFinished(folder, status);
  if (begun === null) return manifest;
  const files = new Map([...begun.map((file) => [file, ''] as const), ...(manifest?.files ?? [])]);
  const nothing = { digest: '', status: { ino: 0, size: 0, mtimeMs: 0, ctimeMs: 0 } };
  return { ...(manifest ?? nothing), files, isPublishing: true, site: null };
}

function readFinished(folder: string, status: ManifestFile['status']): ManifestFile | null {
  try {
    const bytes = readFile(path.join(folder, manifestName));
    const parsed: unknown = JSON.parse(bytes.toString());
    if (typeof parsed !== 'object' || parsed === null || !('files' in parsed)) return null;
    const { files } = parsed;
    if (typeof files !== 'object' || files === null) return null;
    const digests = new Map(Object.entries(files).map(([file, digest]) => [file, String(digest)]));
    const digest = crypto.hash('sha1', bytes, 'hex');
    const site = 'site' in parsed && isBuiltSite(parsed.site) ? parsed.site : null;
    return { files: digests, isPublishing: false, site, digest, status };
  } catch {
    return null;
  }
}

function statusOf(folder: string): ManifestFile['status'] | null {
  try {
    const { ino, size, mtimeMs, ctimeMs } = lstatSync(path.join(folder, manifestName));
    return { ino, size, mtimeMs, ctimeMs };
  } catch {
    return null;
  }
}

/** Writes the manifest of a finished site in one step and gives its SHA-1; the same files give the same bytes. */
export function writeManifest(folder: string, { files, site }: Pick<ManifestFile, 'files' | 'site'>): string {
  const sorted = Object.fromEntries([...files].toSorted(([a], [b]) => compareTexts(a, b)));
  const said = { version: 1, ...(site === null ? {} : { site }), files: sorted };
  const bytes = Buffer.from(`${JSON.stringify(said, null, 1)}\n`);
  replaceFile(path.join(folder, manifestName), bytes);
  rmSync(path.join(folder, publicationName), { force: true });
  return crypto.hash('sha1', bytes, 'hex');
}

/** A folder without it is no site of ours. */
export function removeManifest(folder: string): void {
  rmSync(path.join(folder, manifestName), { force: true });
}

/** Says, until the manifest is written, that these files are being put into place: they are ours, and may be unfinished. */
export function beginPublication(folder: string, files: Iterable<string>): void {
  replaceFile(path.join(folder, publicationName), `${JSON.stringify([...files])}\n`);
}

/** The files that were being put into place when a build was killed; null where none was. */
function readPublication(folder: string): readonly string[] | null {
  const file = path.join(folder, publicationName);
  if (!existsSync(file)) return null;
  try {
    const files: unknown = JSON.parse(readFile(file).toString());
    return Array.isArray(files) ? files.map(String) : [];
  } catch {
    return [];
  }
}

function isBuiltSite(value: unknown): value is BuiltSite {
  if (typeof value !== 'object' || value === null) return false;
  return ['url', 'drafts', 'future', 'sources', 'urls', 'redirects'].every((field) => field in value);
}

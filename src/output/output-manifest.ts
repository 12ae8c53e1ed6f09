import crypto from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The file in the output folder that says which of its files are ours. */
export const manifestName = '.tinta-manifest.json';

/** Digest (SHA-1, hexadecimal) of each file that Tinta wrote, by path within the output folder. */
export type OutputManifest = ReadonlyMap<string, string>;

/** What the site in the folder is, for who brings it to its readers. */
export interface BuiltSite {
  /** Origin and base path it was built for; empty when the blog has not said. */
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
  /** True while files are being put into place; found true, a build was killed doing so. */
  readonly isPublishing: boolean;
  /** Null where a build was killed, or an older Tinta wrote the folder. */
  readonly site: BuiltSite | null;
  /** SHA-1 of the manifest file itself. */
  readonly digest: string;
}

/** Reads the manifest of an output folder; null when there is none that can be read. */
export function readManifest(folder: string): ManifestFile | null {
  try {
    const bytes = readFileSync(path.join(folder, manifestName));
    const parsed: unknown = JSON.parse(bytes.toString());
    if (typeof parsed !== 'object' || parsed === null || !('files' in parsed)) return null;
    const { files } = parsed;
    if (typeof files !== 'object' || files === null) return null;
    const digests = new Map(Object.entries(files).map(([file, digest]) => [file, String(digest)]));
    const digest = crypto.hash('sha1', bytes, 'hex');
    const site = 'site' in parsed && isBuiltSite(parsed.site) ? parsed.site : null;
    return { files: digests, isPublishing: 'publishing' in parsed, site, digest };
  } catch {
    return null;
  }
}

/** Writes the manifest in one step and gives its SHA-1; the same files give the same bytes. */
export function writeManifest(
  folder: string,
  { files, isPublishing, site }: Omit<ManifestFile, 'digest'>,
): string {
  const sorted = Object.fromEntries([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const state = isPublishing ? { publishing: true } : {};
  const target = path.join(folder, manifestName);
  const said = { version: 1, ...state, ...(site === null ? {} : { site }), files: sorted };
  const bytes = Buffer.from(`${JSON.stringify(said, null, 1)}\n`);
  writeFileSync(`${target}.new`, bytes);
  renameSync(`${target}.new`, target);
  return crypto.hash('sha1', bytes, 'hex');
}

function isBuiltSite(value: unknown): value is BuiltSite {
  if (typeof value !== 'object' || value === null) return false;
  return ['url', 'drafts', 'future', 'sources', 'urls', 'redirects'].every((field) => field in value);
}

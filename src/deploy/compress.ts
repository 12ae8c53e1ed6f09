import crypto from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { manyAtOnce } from '../build/threads/many-at-once.ts';
import type { CacheFolder } from '../cache/cache-folder.ts';
import { slashPath } from '../disk/slash-path.ts';
import { contentTypeOf, isCompressible } from '../http/content-type.ts';
import type { Compression } from '../types/deploy.ts';
import { type Parcel, type Shipment, unpack } from './shipment.ts';

/** Below this a smaller file spares no packet on the way, in bytes. */
const least = 1000;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

const compressors: { readonly [kind in Compression]: (bytes: Uint8Array) => Promise<Uint8Array> } = {
  gz: (bytes) => gzip(bytes, { level: 9 }),
  // The last steps up cost ten times the time for a few bytes of a hundred.
  br: (bytes) => brotli(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }),
};

/** What was made of a file: the digest of the file, and the digest, size and time of the smaller one; 0 bytes for none. */
type Made = readonly [source: string, digest: string, size: number, modifiedMs: number];

/** Which compressed files are made, and where they are kept. */
export interface CompressOptions {
  readonly kinds: readonly Compression[];
  readonly cache: CacheFolder;
  /** Of the cache: where smaller files stand, and the list of them. */
  readonly name: string;
}

/** Makes the smaller files that stand beside those of a site. What was made before is kept and not made again. */
export async function compressBesides(
  built: Shipment,
  { kinds, cache, name }: CompressOptions,
): Promise<readonly Parcel[]> {
  const folder = cache.pathOf(name);
  if (kinds.length === 0 || folder === null) return [];
  const list = `${name}.json`;
  const before = readList(cache.readJson(list));
  const after = new Map<string, Made>();
  const wanted = [...built.values()].filter(
    ({ path: file, size }) => size >= least && isCompressible(contentTypeOf(file)),
  );
  const jobs = wanted.flatMap((parcel) =>
    kinds.map((kind) => ({ parcel, kind, file: `${parcel.path}.${kind}` })),
  );
  await manyAtOnce(jobs, os.availableParallelism(), async ({ parcel, kind, file }) => {
    const made = before.get(file);
    after.set(
      file,
      made?.[0] === parcel.digest && isThere(folder, file, made)
        ? made
        : await make(parcel, kind, folder, file),
    );
  });
  prune(folder, after);
  cache.writeJson(list, Object.fromEntries(after));
  return [...after].flatMap(([file, [, digest, size]]): readonly Parcel[] =>
    size === 0 ? [] : [{ path: file, digest, size, content: { file: path.join(folder, file) } }],
  );
}

async function make(parcel: Parcel, kind: Compression, folder: string, file: string): Promise<Made> {
  const smaller = await compressors[kind](unpack(parcel));
  if (smaller.length >= parcel.size) return [parcel.digest, '', 0, 0];
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, smaller);
  return [parcel.digest, crypto.hash('sha1', smaller, 'hex'), smaller.length, lstatSync(target).mtimeMs];
}

function isThere(folder: string, file: string, [, , size, modified]: Made): boolean {
  if (size === 0) return true;
  const stats = lstatSync(path.join(folder, file), { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size === size && stats.mtimeMs === modified;
}

/** Other programs are pointed at the folder, so it holds what is wanted and nothing else. */
function prune(folder: string, wanted: ReadonlyMap<string, Made>): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    const file = slashPath(folder, place);
    if (!entry.isDirectory() && (wanted.get(file)?.[2] ?? 0) === 0) rmSync(place);
  }
}

function readList(value: unknown): ReadonlyMap<string, Made> {
  if (typeof value !== 'object' || value === null) return new Map();
  const isMade = (made: unknown): made is Made => Array.isArray(made) && made.length === 4;
  return new Map(Object.entries(value).filter((entry): entry is [string, Made] => isMade(entry[1])));
}

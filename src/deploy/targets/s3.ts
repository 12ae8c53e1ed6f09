import crypto from 'node:crypto';
import { manyAtOnce } from '../../build/threads/many-at-once.ts';
import type { CacheFolder } from '../../cache/cache-folder.ts';
import { type DataMap, isMap } from '../../types/data.ts';
import type { S3Target } from '../../types/deploy.ts';
import { recordName } from '../deploy-record.ts';
import type { FileStore } from '../file-by-file.ts';
import { askEachTime, headersOf } from '../headers.ts';
import type { Environment } from '../run-program.ts';
import { type Parcel, type Shipment, unpack } from '../shipment.ts';
import type { Standing } from '../standing.ts';
import { S3Client, type S3Object } from './s3-client.ts';
import { findS3Keys } from './s3-keys.ts';

/** How many requests are under way at once. */
const width = 16;

/** A bucket. What is there is known by its MD5, which listings bring; each object is there whole or not at all. */
export function openS3(
  config: S3Target,
  { env, cache }: { env: Environment; cache: CacheFolder },
): FileStore {
  const { bucket, region, prefix, name } = config;
  const title = `bucket ${bucket}${prefix === '' ? '' : `/${prefix}`}`;
  const before = prefix === '' ? '' : `${prefix}/`;
  let known: S3Client | null = null;
  const client = (): S3Client =>
    (known ??= new S3Client({ bucketUrl: bucketUrl(config), region, title, keys: findS3Keys(config, env) }));
  const look = async (shipment: Shipment): Promise<Standing> => {
    const objects = await client().list(before);
    const md5 = new Md5s(cache, name);
    const files = objects
      // What ends in a slash is how some programs show a folder.
      .filter(({ key }) => !key.endsWith('/'))
      .map((object): [string, boolean] => {
        const file = object.key.slice(before.length);
        return [file, holds(object, shipment.get(file), md5)];
      });
    md5.save();
    const hasRecord = files.some(([file]) => file === recordName);
    return { files: new Map(files), record: hasRecord ? await client().get(before + recordName) : null };
  };
  return {
    title,
    look,
    readRecord: () => client().get(before + recordName),
    put: (parcels, done) =>
      manyAtOnce(parcels, width, async (parcel) => {
        await client().put(before + parcel.path, unpack(parcel), headersFor(parcel));
        done(parcel);
      }),
    remove: (paths, done) =>
      client().remove(
        paths.map((path) => before + path),
        (key) => done(key.slice(before.length)),
      ),
  };
}

function holds({ etag, size }: S3Object, parcel: Parcel | undefined, md5: Md5s): boolean {
  if (parcel === undefined || parcel.size !== size) return false;
  return md5.of(parcel) === etag.toLowerCase();
}

/** MD5 of files by their SHA-1, kept from deploy to deploy: what is there already is not read again to be compared. */
class Md5s {
  readonly #cache: CacheFolder;
  readonly #name: string;
  readonly #before: DataMap;
  readonly #after = new Map<string, string>();

  constructor(cache: CacheFolder, target: string) {
    this.#cache = cache;
    this.#name = `deploy-${target}-md5.json`;
    const kept = cache.readJson(this.#name);
    this.#before = isMap(kept) ? kept : {};
  }

  of(parcel: Parcel): string {
    const known = this.#before[parcel.digest];
    const md5 = typeof known === 'string' ? known : crypto.hash('md5', unpack(parcel), 'hex');
    this.#after.set(parcel.digest, md5);
    return md5;
  }

  save(): void {
    const isSame = this.#after.size === Object.keys(this.#before).length;
    if (!isSame || [...this.#after.keys()].some((digest) => !(digest in this.#before)))
      this.#cache.writeJson(this.#name, Object.fromEntries(this.#after));
  }
}

function headersFor({ path }: Parcel): { readonly [name: string]: string } {
  const { contentType, cacheControl } = headersOf(path);
  return { 'content-type': contentType, 'cache-control': path === recordName ? askEachTime : cacheControl };
}

/** Amazon has a host for each bucket, whose certificate a name with a dot would break; others take it as a path. */
function bucketUrl({ bucket, region, endpoint }: S3Target): string {
  if (endpoint !== '') return `${endpoint}/${bucket}`;
  return bucket.includes('.')
    ? `https://s3.${region}.amazonaws.com/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`;
}

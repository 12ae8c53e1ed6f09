import { XMLParser } from 'fast-xml-parser';
import type { S3Store } from './s3-store.ts';

interface Listed {
  /** Without the prefix. */
  readonly key: string;
  /** Digest of its bytes. */
  readonly etag: string;
}

/** Every object below a prefix, by a listing that is none of ours. */
export async function listObjects(store: S3Store, bucket: string, prefix = ''): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query = `prefix=${encodeURIComponent(prefix)}&marker=${encodeURIComponent(after)}`;
    const answer: string = await (await store.request('GET', `${bucket}?${query}`)).text();
    const parser = new XMLParser({ isArray: (name) => name === 'Contents', parseTagValue: false });
    const { Contents = [], IsTruncated } = parser.parse(answer).ListBucketResult as {
      Contents?: readonly { readonly Key: string; readonly ETag: string }[];
      IsTruncated: string;
    };
    found.push(...Contents.map(({ Key, ETag }) => ({ key: Key.slice(prefix.length), etag: ETag })));
    after = IsTruncated === 'true' ? (Contents.at(-1)?.Key ?? null) : null;
  }
  return found;
}

/** The keys of every object of a bucket. */
export async function listBucket(store: S3Store, bucket: string): Promise<readonly string[]> {
  return (await listObjects(store, bucket)).map(({ key }) => key);
}

/** Every object below a prefix and its bytes as latin1. What is in `known`, by its etag, is not fetched again. */
export async function readBucket(
  store: S3Store,
  bucket: string,
  { prefix = '', known = new Map() }: { prefix?: string; known?: Map<string, string> } = {},
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { key, etag } of await listObjects(store, bucket, prefix)) {
    const place = `${bucket}/${(prefix + key).split('/').map(encodeURIComponent).join('/')}`;
    const fetched = async () =>
      Buffer.from(await (await store.request('GET', place)).arrayBuffer()).toString('latin1');
    const text = known.get(etag) ?? (await fetched());
    known.set(etag, text);
    found.set(key, text);
  }
  return found;
}

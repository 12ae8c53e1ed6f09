import { XMLParser } from 'fast-xml-parser';
import type { S3Store } from './s3-store.ts';

/** The keys of every object below a prefix, without it, by a listing that is none of ours. */
export async function listBucket(store: S3Store, bucket: string, prefix = ''): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query = `prefix=${encodeURIComponent(prefix)}&marker=${encodeURIComponent(after)}`;
    const answer: string = await (await store.request('GET', `${bucket}?${query}`)).text();
    const parser = new XMLParser({ isArray: (name) => name === 'Contents', parseTagValue: false });
    const { Contents = [], IsTruncated } = parser.parse(answer).ListBucketResult as {
      Contents?: readonly { readonly Key: string }[];
      IsTruncated: string;
    };
    keys.push(...Contents.map(({ Key }) => Key.slice(prefix.length)));
    after = IsTruncated === 'true' ? (Contents.at(-1)?.Key ?? null) : null;
  }
  return keys;
}

/** Every object below a prefix and its bytes as latin1. */
export async function readBucket(
  store: S3Store,
  bucket: string,
  prefix = '',
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of await listBucket(store, bucket, prefix)) {
    const place = `${bucket}/${(prefix + key).split('/').map(encodeURIComponent).join('/')}`;
    found.set(key, Buffer.from(await (await store.request('GET', place)).arrayBuffer()).toString('latin1'));
  }
  return found;
}

import { contentTypeOf } from '../http/content-type.ts';

/** What a host is to say of a file. */
export interface FileHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

/** Feeds that are named as such get the type that readers of feeds look for. */
const feeds: readonly { readonly name: RegExp; readonly type: string }[] = [
  { name: /(?:^|\/)(?:feed|atom)\.xml$/, type: 'application/atom+xml; charset=utf-8' },
  { name: /(?:^|\/)rss\.xml$/, type: 'application/rss+xml; charset=utf-8' },
  { name: /(?:^|\/)feed\.json$/, type: 'application/feed+json; charset=utf-8' },
];

/** The folder whose files have the digest of what they were made of in their names. */
export const fingerprintedFolder = 'assets/made/';

/** The caching of what never changes under its name. */
export const forever = 'public, max-age=31536000, immutable';
/** The caching of what may change at any time. */
export const askEachTime = 'public, max-age=0, must-revalidate';
const anHour = 'public, max-age=3600';

/**
 * Type and caching of a file: one that is fingerprinted never changes; what else stands in `assets/` may be an hour old;
 * pages, feeds and whatever lists them are asked for anew each time, which costs a few bytes if they are the same.
 */
export function headersOf(path: string): FileHeaders {
  const feed = feeds.find(({ name }) => name.test(path));
  return {
    contentType: feed?.type ?? contentTypeOf(path),
    cacheControl: cachingOf(path),
  };
}

function cachingOf(path: string): string {
  const isFingerprinted = path.startsWith(fingerprintedFolder) && /-[0-9a-f]{10,}\.\w+$/.test(path);
  if (isFingerprinted) return forever;
  return path.startsWith('assets/') ? anHour : askEachTime;
}

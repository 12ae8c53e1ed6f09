/** What a host is to say of a file. */
export interface FileHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

const types: { readonly [extension: string]: string } = {
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  xsl: 'text/xsl; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  jxl: 'image/jxl',
  ico: 'image/x-icon',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  zip: 'application/zip',
  gz: 'application/gzip',
  tar: 'application/x-tar',
  wasm: 'application/wasm',
};

/** Feeds that are named as such get the type that readers of feeds look for. */
const feeds: readonly { readonly name: RegExp; readonly type: string }[] = [
  { name: /(?:^|\/)(?:feed|atom)\.xml$/, type: 'application/atom+xml; charset=utf-8' },
  { name: /(?:^|\/)rss\.xml$/, type: 'application/rss+xml; charset=utf-8' },
  { name: /(?:^|\/)feed\.json$/, type: 'application/feed+json; charset=utf-8' },
];

/** The folder whose files have the digest of what they were made of in their names. */
export const fingerprintedFolder = 'assets/made/';

export const forever = 'public, max-age=31536000, immutable';
export const askEachTime = 'public, max-age=0, must-revalidate';
const anHour = 'public, max-age=3600';

/**
 * Type and caching of a file: one that is fingerprinted never changes; what else stands in `assets/` may be an hour old;
 * pages, feeds and whatever lists them are asked for anew each time, which costs a few bytes if they are the same.
 */
export function headersOf(path: string): FileHeaders {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const feed = feeds.find(({ name }) => name.test(path));
  return {
    contentType: feed?.type ?? types[extension] ?? 'application/octet-stream',
    cacheControl: cachingOf(path),
  };
}

function cachingOf(path: string): string {
  const isFingerprinted = path.startsWith(fingerprintedFolder) && /-[0-9a-f]{10,}\.\w+$/.test(path);
  if (isFingerprinted) return forever;
  return path.startsWith('assets/') ? anHour : askEachTime;
}

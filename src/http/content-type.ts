const text = 'charset=utf-8';

const types: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  css: `text/css; ${text}`,
  csv: `text/csv; ${text}`,
  epub: 'application/epub+zip',
  flac: 'audio/flac',
  gif: 'image/gif',
  gz: 'application/gzip',
  htm: `text/html; ${text}`,
  html: `text/html; ${text}`,
  ico: 'image/x-icon',
  ics: `text/calendar; ${text}`,
  jfif: 'image/jpeg',
  jpe: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: `text/javascript; ${text}`,
  json: `application/json; ${text}`,
  jsonld: `application/ld+json; ${text}`,
  jxl: 'image/jxl',
  m4a: 'audio/mp4',
  map: `application/json; ${text}`,
  md: `text/markdown; ${text}`,
  mjs: `text/javascript; ${text}`,
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  ogv: 'video/ogg',
  opus: 'audio/ogg',
  otf: 'font/otf',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: `image/svg+xml; ${text}`,
  tar: 'application/x-tar',
  ttf: 'font/ttf',
  txt: `text/plain; ${text}`,
  vtt: `text/vtt; ${text}`,
  wasm: 'application/wasm',
  wav: 'audio/wav',
  webm: 'video/webm',
  webmanifest: `application/manifest+json; ${text}`,
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xml: `application/xml; ${text}`,
  xsl: `text/xsl; ${text}`,
  zip: 'application/zip',
};

/** The Content-Type of a file, by its extension; what is not known is bytes, which no browser runs. */
export function contentTypeOf(file: string): string {
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(types, extension) ? types[extension] : undefined) ?? 'application/octet-stream';
}

/** Whether a type is text, which compression makes smaller; pictures, sound and fonts are small already. */
export function isCompressible(type: string): boolean {
  return /^text\/|[/+](?:json|xml)\b|^application\/(?:json|xml|wasm)|^font\/[ot]tf|^image\/bmp/.test(type);
}

import type { IncomingHttpHeaders } from 'node:http';
import { readRange } from './read-range.ts';

/** What a request says about how it wants its answer. */
export interface RequestHead {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** Bytes that can be sent. */
export interface Resource {
  readonly size: number;
  /** A strong entity tag with its quotes. */
  readonly etag: string;
  readonly headers: { readonly [name: string]: string };
}

/** What is sent: a status, headers, and which bytes of the resource follow them. */
export interface Answer {
  readonly status: 200 | 206 | 304 | 405 | 416;
  readonly headers: { readonly [name: string]: string };
  /** First and last byte; null for none, as with HEAD. */
  readonly bytes: { readonly first: number; readonly last: number } | null;
}

/**
 * Decides the answer to a request for bytes that are there (RFC 9110, 13 and 14):
 *  1. only GET and HEAD are answered;
 *  2. who has these very bytes gets none;
 *  3. who asks for a part of them gets it, or hears that there is no such part;
 *  4. everyone else gets them whole.
 */
export function answerRequest({ method, headers }: RequestHead, resource: Resource): Answer {
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, headers: { allow: 'GET, HEAD', 'content-length': '0' }, bytes: null };
  const { size, etag } = resource;
  if (matches(headers['if-none-match'], etag))
    return { status: 304, headers: { ...resource.headers, etag }, bytes: null };
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag;
  const range = method === 'GET' && isSame ? readRange(headers.range, size) : null;
  const common = { ...resource.headers, etag, 'accept-ranges': 'bytes' };
  if (range === 'none') {
    const refused = { ...common, 'content-range': `bytes */${size}`, 'content-length': '0' };
    return { status: 416, headers: refused, bytes: null };
  }
  if (range !== null) {
    const { first, last } = range;
    const part = {
      'content-range': `bytes ${first}-${last}/${size}`,
      'content-length': `${last - first + 1}`,
    };
    return { status: 206, headers: { ...common, ...part }, bytes: range };
  }
  const whole = method === 'HEAD' || size === 0 ? null : { first: 0, last: size - 1 };
  return { status: 200, headers: { ...common, 'content-length': `${size}` }, bytes: whole };
}

/** If-None-Match compares weakly: caches on the way may have marked our tag so. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

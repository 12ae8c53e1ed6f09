import type { IncomingHttpHeaders } from 'node:http';

/** What a server hands on of a request. */
export interface PreviewRequest {
  readonly method: string;
  /** As it was sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** What is sent back; a body is bytes, or a stretch of a file. */
export interface PreviewResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array | { readonly at: string; readonly first: number; readonly last: number } | null;
}

/** An answer in a few words. */
export function plain(status: number, text: string): PreviewResponse {
  const body = Buffer.from(`${text}\n`);
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': `${body.length}` };
  return { status, headers, body };
}

/** An answer that sends readers elsewhere. */
export function moved(status: number, to: string): PreviewResponse {
  const location = to.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
  return { status, headers: { location, 'content-length': '0' }, body: null };
}

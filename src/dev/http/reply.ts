import { readRange } from '../../http/read-range.ts';

/** An answer to a request, as data. */
export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** The part of a request that replies depend on. */
export interface Asked {
  readonly method: string;
  /** As it stands in the request line. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}

const nobody = new Uint8Array();

/** A few words in place of a page. */
export function plainReply(
  status: number,
  text: string,
  headers: { readonly [name: string]: string } = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: Buffer.from(`${text}\n`),
  };
}

/** The way to another path of this server. */
export function redirectReply(path: string): Reply {
  return plainReply(301, `It stands at ${path}`, { location: path });
}

/** A file, or what of it was asked for: nothing where the asker has it already, a part, or the whole. */
export function fileReply(
  file: { readonly status: number; readonly bytes: Uint8Array; readonly type: string; readonly etag: string },
  { headers }: Asked,
): Reply {
  const { status, bytes, type, etag } = file;
  const about = { 'content-type': type, etag, 'accept-ranges': 'bytes' };
  if (status !== 200) return { status, headers: { 'content-type': type }, body: bytes };
  if (
    textOf(headers['if-none-match'])
      .split(/\s*,\s*/)
      .includes(etag)
  )
    return { status: 304, headers: { etag }, body: nobody };
  const isSame = [undefined, etag].includes(headers['if-range'] as string | undefined);
  const range = isSame ? readRange(textOf(headers['range']), bytes.length) : null;
  if (range === null) return { status, headers: about, body: bytes };
  if (range === 'none')
    return plainReply(416, 'The file is shorter', { 'content-range': `bytes */${bytes.length}` });
  const part = `bytes ${range.first}-${range.last}/${bytes.length}`;
  const body = bytes.subarray(range.first, range.last + 1);
  return { status: 206, headers: { ...about, 'content-range': part }, body };
}

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}

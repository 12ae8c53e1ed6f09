import { answerRequest, type RequestHead } from '../../http/answer-request.ts';

/** An answer to a request, as data. */
export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** The part of a request that replies depend on. */
export interface Asked extends RequestHead {
  /** As it stands in the request line. */
  readonly url: string;
}

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
  asked: RequestHead,
): Reply {
  const { status, bytes, type, etag } = file;
  const headers = { 'content-type': type };
  // What stands in a page's place is sent whole, whoever has it.
  if (status !== 200) return { status, headers, body: bytes };
  const answer = answerRequest(asked, { size: bytes.length, etag, headers });
  const { first, last } = answer.bytes ?? { first: 0, last: -1 };
  return { status: answer.status, headers: answer.headers, body: bytes.subarray(first, last + 1) };
}

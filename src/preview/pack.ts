import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Encoding } from '../http/choose-encoding.ts';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Packs bytes about as tightly as hosts do on the way. */
export function pack(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  return encoding === 'br'
    ? brotli(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 6 } })
    : gzip(bytes, { level: 6 });
}

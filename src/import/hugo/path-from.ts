import { decodeAddress } from '../../text/decode-address.ts';

/** The path that an address on a page at `place` leads to; signs that are no code, such as a lone `%`, are themselves. */
export function pathFrom(place: string, address: string): string {
  const base = new URL(encodeURI(place), 'http://x/').href;
  const parsed = URL.canParse(address, base) ? new URL(address, base).pathname : `/${address}`;
  return parsed.split('/').map(decodeAddress).join('/');
}

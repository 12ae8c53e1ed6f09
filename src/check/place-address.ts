import type { Place } from '../diagnostics/diagnostic.ts';
import { decodeAddress } from '../text/decode-address.ts';
import { findAddress } from '../text/find-address.ts';
import { locate } from '../text/locate.ts';

/** A file people wrote and how its text is read. */
export interface SourceText {
  readonly file: string;
  readonly read: () => string;
}

/**
 * Where a source names an address, which the page shows below the base path and percent-encoded, or one of `others`; null
 * where it does not.
 */
export function placeAddress(
  { file, read }: SourceText,
  address: string,
  base: string,
  others: readonly string[] = [],
): Place | null {
  const inside = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
  const text = read();
  const wanted = [address, decodeAddress(address), inside, decodeAddress(inside), ...others];
  const offset = findAddress(wanted, text);
  return offset === null ? null : { file, ...locate(text, offset) };
}

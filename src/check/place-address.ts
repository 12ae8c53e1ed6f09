import type { Place } from '../diagnostics/diagnostic.ts';
import { decodeAddress } from '../text/decode-address.ts';
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
  // By itself before the end of a longer one: `#part` before `other.md#part`.
  const offsets = [true, false].flatMap((isWhole) => wanted.map((each) => offsetOf(each, text, isWhole)));
  const offset = offsets.find((at) => at !== -1);
  return offset === undefined ? null : { file, ...locate(text, offset) };
}

/** Where an address stands in a text, not as the beginning of a longer one, nor as its end if it is to be whole; -1 if nowhere. */
function offsetOf(address: string, text: string, isWhole: boolean): number {
  const isPart = (at: number): boolean =>
    /[\w/-]/.test(text[at + address.length] ?? '') || (isWhole && /[\w./-]/.test(text[at - 1] ?? ''));
  let at = text.indexOf(address);
  while (at !== -1 && isPart(at)) at = text.indexOf(address, at + 1);
  return at;
}

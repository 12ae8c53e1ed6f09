import type { Place } from '../diagnostics/diagnostic.ts';
import { locate } from '../text/locate.ts';

/** A file people wrote and how its text is read. */
export interface SourceText {
  readonly file: string;
  readonly read: () => string;
}

/** Where a source names an address, which the page shows below the base path and percent-encoded; null where it does not. */
export function placeAddress({ file, read }: SourceText, address: string, base: string): Place | null {
  const inside = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
  const text = read();
  const offsets = [address, decodePath(address), inside, decodePath(inside)].map((wanted) =>
    offsetOf(wanted, text),
  );
  const offset = offsets.find((at) => at !== -1);
  return offset === undefined ? null : { file, ...locate(text, offset) };
}

/** A path or anchor without its percent signs, or as it is where they are none. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where an address stands whole in a text, not as the beginning of a longer one; -1 if nowhere. */
function offsetOf(address: string, text: string): number {
  let at = text.indexOf(address);
  while (at !== -1 && /[\w/-]/.test(text[at + address.length] ?? '')) at = text.indexOf(address, at + 1);
  return at;
}

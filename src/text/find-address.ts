/**
 * Where one of the spellings of an address stands in a text, not as the beginning of a longer one; null if nowhere. By itself before
 * the end of a longer one: `#part` before `other.md#part`.
 */
export function findAddress(spellings: readonly string[], text: string): number | null {
  const offsets = [true, false].flatMap((isWhole) => spellings.map((each) => offsetOf(each, text, isWhole)));
  return offsets.find((at) => at !== -1) ?? null;
}

/** Where an address stands in a text, not as the beginning of a longer one, nor as its end if it is to be whole; -1 if nowhere. */
function offsetOf(address: string, text: string, isWhole: boolean): number {
  const isPart = (at: number): boolean =>
    /[\w/-]/.test(text[at + address.length] ?? '') || (isWhole && /[\w./-]/.test(text[at - 1] ?? ''));
  let at = text.indexOf(address);
  while (at !== -1 && isPart(at)) at = text.indexOf(address, at + 1);
  return at;
}

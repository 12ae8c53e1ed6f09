/** Orders texts by their UTF-16 units, which is the same on every machine and in every locale. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

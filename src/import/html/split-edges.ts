/** A text in three: the signs at its beginning and at its end that match a pattern of one sign, and what stands between. */
export function splitEdges(text: string, edge: RegExp): readonly [lead: string, core: string, trail: string] {
  let start = 0;
  while (start < text.length && edge.test(text.charAt(start))) start++;
  let end = text.length;
  while (end > start && edge.test(text.charAt(end - 1))) end--;
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

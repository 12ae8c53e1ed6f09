/** Stands between the parts of a body. No writer's keyboard has it. */
const between = '\u0001\u0002\u0001';

/** The bodies of the parts of a page that lists posts as one, which is kept under the page's name. */
export function joinParts(parts: readonly string[]): string {
  return parts.join(between);
}

/** One part of a body, counted from 1; of a body in one part the whole. */
export function partOf(body: string, part: number): string {
  if (!body.includes(between)) return body;
  return body.split(between)[part - 1] ?? '';
}

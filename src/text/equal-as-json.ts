/** Whether two values are the same as JSON, properties in the same order. */
export function equalAsJson(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

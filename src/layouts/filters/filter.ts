/** A function layouts call as `{{ value | name(arguments) }}`. */
export type Filter = (...args: readonly unknown[]) => unknown;

/** The text of a value a layout passed; nothing for what is empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : String(value);
}

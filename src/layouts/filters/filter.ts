/** The template a filter is called from; `lookup` gives a variable of its page. */
export interface FilterContext {
  lookup(name: string): unknown;
}

/** A function layouts call as `{{ value | name(arguments) }}`. */
export type Filter = (this: FilterContext, ...args: readonly unknown[]) => unknown;

/** The text of a value a layout passed; nothing for what is empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : String(value);
}

/** A property of one of the page's variables; undefined in a macro, which sees none of them. */
export function variableOf(context: FilterContext, name: string, key: string): unknown {
  const variable = context.lookup(name);
  return typeof variable === 'object' && variable !== null ? Reflect.get(variable, key) : undefined;
}

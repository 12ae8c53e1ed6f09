/** Plain data as YAML and JSON give it: it can be cloned to a worker and digested. */
export type Data = string | number | boolean | null | readonly Data[] | DataMap;

/** A mapping of plain data; made without a prototype, so that no key can reach `Object.prototype`. */
export interface DataMap {
  readonly [key: string]: Data;
}

/** The key under which a mapping lists its whole floats, for Liquid. No file can have it, for texts are rid of control characters. */
export const floatsKey = '\0floats';

/** Whether a value is a mapping: neither text, number, list nor nothing. */
export function isMap(value: unknown): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

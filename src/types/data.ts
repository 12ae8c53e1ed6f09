/** Plain data as YAML and JSON give it: it can be cloned to a worker and digested. */
export type Data = string | number | boolean | null | readonly Data[] | DataMap;

/** A mapping of plain data; made without a prototype, so that no key can reach `Object.prototype`. */
export interface DataMap {
  readonly [key: string]: Data;
}

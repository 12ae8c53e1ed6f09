import { type Data, type DataMap, isMap } from '../../types/data.ts';

/** A mapping with every key in lower case, however deep: to Hugo `baseURL` and `baseurl` are one key. */
export function lowerKeys(map: DataMap): DataMap {
  const lowered: { [key: string]: Data } = Object.create(null);
  for (const [key, value] of Object.entries(map)) lowered[key.toLowerCase()] = lowerValue(value);
  return lowered;
}

function lowerValue(value: Data): Data {
  if (isMap(value)) return lowerKeys(value);
  return Array.isArray(value) ? value.map((item: Data) => lowerValue(item)) : value;
}

/** What stands at keys one below the other, all in lower case; null where nothing does. */
export function valueAt(map: DataMap, ...keys: readonly string[]): Data {
  let at: Data = map;
  for (const key of keys) at = isMap(at) ? (at[key] ?? null) : null;
  return at;
}

/** A mapping that stands there; an empty one where none does. */
export function mapAt(map: DataMap, ...keys: readonly string[]): DataMap {
  const value = valueAt(map, ...keys);
  return isMap(value) ? value : {};
}

/** A text that stands there, or a number as one; empty where none does. */
export function textAt(map: DataMap, ...keys: readonly string[]): string {
  const value = valueAt(map, ...keys);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Texts that stand there, in a list or alone. */
export function textsAt(map: DataMap, ...keys: readonly string[]): readonly string[] {
  const value = valueAt(map, ...keys);
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item: Data) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item).trim()] : [],
  );
}

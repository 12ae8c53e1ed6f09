import { type Data, type DataMap, floatsKey, isMap } from '../../types/data.ts';
import { keptFloats } from '../data/whole-floats.ts';

/** Mappings as Jekyll merges them: what is in both is merged if both are mappings, and null takes nothing back. */
export function mergeMaps(under: DataMap, over: DataMap): DataMap {
  const merged: { [key: string]: Data } = Object.assign(Object.create(null), under);
  for (const [key, value] of Object.entries(over)) merged[key] = mergeValues(under[key] ?? null, value);
  if (Object.hasOwn(under, floatsKey)) {
    const noted = over[floatsKey];
    merged[floatsKey] = [...keptFloats(under, over), ...(Array.isArray(noted) ? noted : [])];
  }
  return merged;
}

/**
 * What the front matter of a Jekyll blog's file says once its defaults are in it. The categories of posts and of collections' documents stand
 * behind those of their defaults; their tags are what `tag` says, or else `tags`, wherever each stands. A page may ask for no layout by null, and for the address it has without a permalink.
 */
export function mergeDefaults(own: DataMap, defaults: DataMap, isDocument: boolean): DataMap {
  const said: { [key: string]: Data } = Object.create(null);
  for (const [key, value] of Object.entries(own)) {
    const under = defaults[key] ?? null;
    const isMeant = value === null && (key === 'layout' || key === 'permalink') && !isDocument;
    said[key] = isMeant ? null : mergeValues(under, value);
  }
  const [under, over] = [defaults['categories'] ?? null, said['categories'] ?? null];
  if (isDocument && under !== null && over !== null) said['categories'] = [...listed(under), ...listed(over)];
  if (isDocument && isSaid(said['tag'] ?? defaults['tag'])) said['tags'] = null;
  return said;
}

function isSaid(value: Data = null): boolean {
  return value !== null && value !== false && value !== '';
}

function mergeValues(under: Data, over: Data): Data {
  if (over === null) return under;
  return isMap(under) && isMap(over) ? mergeMaps(under, over) : over;
}

function listed(value: Data): readonly Data[] {
  if (typeof value === 'string') return value.split(/\s+/).filter((word) => word !== '');
  return Array.isArray(value) ? value : [value];
}

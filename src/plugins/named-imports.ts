import path from 'node:path';
import { readText } from '../disk/read-text.ts';
import { isMap } from '../types/data.ts';

/**
 * What a name such as `#marks` may stand for in the module at `place`: every target that the nearest `package.json` has for it
 * under `imports`, whatever the condition. None where it has none, or cannot be read.
 * Source: https://nodejs.org/api/packages.html#subpath-imports
 */
export function targetsOf(place: string, name: string): readonly string[] {
  const manifest = nearestManifest(path.dirname(place));
  const { imports } = manifest === null ? {} : readMap(manifest);
  if (!isMap(imports)) return [];
  return Object.entries(imports).flatMap(([key, target]) => {
    const part = partOf(key, name);
    return part === null ? [] : textsIn(target).map((text) => text.replaceAll('*', () => part));
  });
}

/** What stands for the `*` of a key in a name that it matches; null where it does not. */
function partOf(key: string, name: string): string | null {
  const [before = '', after] = key.split('*');
  if (after === undefined) return key === name ? '' : null;
  const isLong = name.length > before.length + after.length;
  return isLong && name.startsWith(before) && name.endsWith(after)
    ? name.slice(before.length, name.length - after.length)
    : null;
}

function textsIn(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(textsIn) : [];
}

function nearestManifest(folder: string): string | null {
  const text = readText(path.join(folder, 'package.json'));
  const above = path.dirname(folder);
  return text !== null || above === folder ? text : nearestManifest(above);
}

function readMap(text: string): { readonly [key: string]: unknown } {
  try {
    const read: unknown = JSON.parse(text);
    return isMap(read) ? read : {};
  } catch {
    return {};
  }
}

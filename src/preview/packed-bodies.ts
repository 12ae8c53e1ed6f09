import { readFile } from 'node:fs/promises';
import type { Encoding } from '../http/choose-encoding.ts';
import { pack } from './pack.ts';
import type { PublishedFile, PublishedSite } from './published-site.ts';

/** How many bodies are kept packed: those that were asked for last. */
const maxKept = 200;

/**
 * Makes the function that gives files packed. One that lies packed beside its own is sent as it is, as servers do that are
 * told to look for it.
 */
export function createPackedBodies(site: PublishedSite) {
  const kept = new Map<string, Promise<Uint8Array>>();

  return function packedBody(file: string, found: PublishedFile, encoding: Encoding): Promise<Uint8Array> {
    const key = `${found.tag} ${encoding}`;
    const beside = site.find(`${file}.${encoding === 'br' ? 'br' : 'gz'}`);
    const made =
      kept.get(key) ??
      (beside === null ? readFile(found.at).then((bytes) => pack(bytes, encoding)) : readFile(beside.at));
    kept.delete(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? '');
    return made;
  };
}

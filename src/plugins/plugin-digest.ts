import crypto from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readText } from '../disk/read-text.ts';
import { targetsOf } from './named-imports.ts';

/** What a module names that it is made of: after `from`, and in `import` and `require`. */
const imported = /\b(?:from|import|require)\s*\(?\s*(?<mark>["'])(?<name>[^"'\n]+)\k<mark>/g;

/**
 * SHA-1, hexadecimal, of a plugin's module and of what says which versions of packages it imports and of all
 * that these need; empty where it is not there. A plugin is one file, so nothing else of the blog is in it: see `ownImports`.
 */
export function pluginDigest(root: string, file: string): string {
  const place = path.join(root, file);
  const text = readText(place);
  if (text === null) return '';
  const hash = crypto.createHash('sha1').update(text);
  const manifests = new Map<string, string>();
  for (const name of importsOf(text)) {
    const meant = meantBy(name, place);
    if (name.startsWith('#')) hash.update(JSON.stringify(meant));
    for (const each of meant) if (isPackage(each)) addManifests(place, each, manifests);
  }
  for (const manifest of manifests.values()) hash.update(manifest);
  return hash.digest('hex');
}

/** The imports of the module at `place` that lead to files beside it, as it writes them. */
export function ownImports(text: string, place: string): readonly string[] {
  return importsOf(text).filter((name) =>
    meantBy(name, place).some((each) => /^(?:\.{0,2}\/|file:)/.test(each)),
  );
}

/** What a module may mean by the name of an import: that, or what a `package.json` has for a `#name`. */
function meantBy(name: string, place: string): readonly string[] {
  return name.startsWith('#') ? targetsOf(place, name) : [name];
}

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(imported)].flatMap(({ groups }) => groups?.['name'] ?? []);
}

function isPackage(name: string): boolean {
  return !/^(?:\.{0,2}\/|[a-z]+:)/.test(name);
}

/** What the packages looked at so far were: one that is loaded stays what it is as long as the process runs. */
const known = new Map<string, string>();

/** Adds the `package.json` of the package that a name is of, as the module at `place` sees it, and those of what that needs. */
function addManifests(place: string, name: string, manifests: Map<string, string>): void {
  const [owner = '', own = ''] = name.split('/');
  const folder = owner.startsWith('@') ? `${owner}/${own}` : owner;
  for (const modules of createRequire(place).resolve.paths(folder) ?? []) {
    const file = path.join(modules, folder, 'package.json');
    if (manifests.has(file)) return;
    const text = known.get(file) ?? readText(file);
    if (text === null) continue;
    known.set(file, text);
    manifests.set(file, text);
    for (const needed of neededBy(text)) addManifests(realpathSync(file), needed, manifests);
    return;
  }
}

/** The packages that a `package.json` names as needed; none where it cannot be read. */
function neededBy(manifest: string): readonly string[] {
  try {
    const read = JSON.parse(manifest) as { readonly [key: string]: object | undefined };
    const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'];
    return kinds.flatMap((kind) => Object.keys(read[kind] ?? {}));
  } catch {
    return [];
  }
}

import crypto from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readText } from '../disk/read-text.ts';

/** What a module names that it is made of: after `from`, and in `import` and `require`. */
const imported = /\b(?:from|import|require)\s*\(?\s*(?<mark>["'])(?<name>[^"'\n]+)\k<mark>/g;

/**
 * SHA-1, hexadecimal, of a plugin's module and of what says which versions of packages it imports; empty where it is not there. A
 * plugin is one file, so nothing else of the blog is in it: see `ownImports`.
 */
export function pluginDigest(root: string, file: string): string {
  const place = path.join(root, file);
  const text = readText(place);
  if (text === null) return '';
  const hash = crypto.createHash('sha1').update(text);
  for (const name of importsOf(text)) if (isPackage(name)) hash.update(packageManifest(place, name));
  return hash.digest('hex');
}

/** The files beside it that a module imports. */
export function ownImports(text: string): readonly string[] {
  return importsOf(text).filter((name) => /^(?:\.{0,2}\/|file:)/.test(name));
}

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(imported)].flatMap(({ groups }) => groups?.['name'] ?? []);
}

function isPackage(name: string): boolean {
  return !/^(?:\.{0,2}\/|[a-z]+:)/.test(name);
}

/** What the packages looked at so far were: one that is loaded stays what it is as long as the process runs. */
const manifests = new Map<string, string>();

/** The `package.json` of the package that a name is of; empty where none is installed. */
function packageManifest(place: string, name: string): string {
  const [owner = '', own = ''] = name.split('/');
  const folder = owner.startsWith('@') ? `${owner}/${own}` : owner;
  for (const modules of createRequire(place).resolve.paths(folder) ?? []) {
    const file = path.join(modules, folder, 'package.json');
    const text = manifests.get(file) ?? readText(file);
    if (text === null) continue;
    manifests.set(file, text);
    return text;
  }
  return '';
}

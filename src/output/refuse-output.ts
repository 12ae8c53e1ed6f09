import { existsSync, lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { error } from '../diagnostics/diagnostic.ts';
import { errorCode } from '../disk/error-code.ts';
import { isWithin } from '../disk/is-within.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Folders of a blog that hold its sources. */
const sourceFolders = [
  'posts',
  'drafts',
  'pages',
  'layouts',
  'assets',
  'data',
  'src',
  '_posts',
  '_drafts',
  '_data',
  '.git',
  '.tinta',
];

/**
 * Says why a site may not be copied to a folder, or null when it may: it is the blog or above it, the home folder, the root
 * of the disk, or lies in a source folder or in the output.
 */
export function refusePlace(folder: string, blog: string, out: string): string | null {
  const [target, root] = [realOf(folder), realOf(blog)];
  const stat = statOf(target);
  if (stat === 'in a file') return 'lies in a file';
  if (stat !== undefined && !stat.isDirectory()) return 'is a file';
  if (isWithin(root, target) || [realOf(os.homedir()), path.parse(target).root].includes(target))
    return 'holds more than a site';
  const held = [out, ...sourceFolders.map((name) => path.join(root, name))];
  return held.some((place) => isWithin(target, realOf(place)))
    ? 'lies in a folder that is used for something else'
    : null;
}

/**
 * Says why a folder may not be written, or null when it may:
 *  1. it is a file, or lies in one;
 *  2. it is the blog, a folder above it, the home folder or the root of the disk;
 *  3. it is, or lies in, one of the blog's source folders;
 *  4. it holds files and no manifest of ours.
 */
export function refuseOutput(out: string, blog: string, hasManifest: boolean): Diagnostic | null {
  const target = realOf(out);
  const root = realOf(blog);
  const stat = statOf(target);
  if (stat === 'in a file') return refusal(`${show(out, blog)} lies in a file`);
  if (stat !== undefined && !stat.isDirectory()) return refusal(`${show(out, blog)} is a file`);
  if (isWithin(root, target) || [realOf(os.homedir()), path.parse(target).root].includes(target)) {
    return refusal(`${show(out, blog)} holds more than a site`);
  }
  const source = sourceFolders.find((folder) => isWithin(target, path.join(root, folder)));
  if (source !== undefined) return refusal(`${show(out, blog)} lies in ${source}/, which holds sources`);
  if (stat !== undefined && !hasManifest && holdsFiles(target)) {
    return refusal(`${show(out, blog)} holds files that Tinta did not write`);
  }
  return null;
}

/** The real path of what exists, followed by what does not exist yet. */
function realOf(target: string): string {
  const absolute = path.resolve(target);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = path.dirname(absolute);
  return parent === absolute ? absolute : path.join(realOf(parent), path.basename(absolute));
}

function statOf(target: string): Stats | undefined | 'in a file' {
  try {
    return lstatSync(target, { throwIfNoEntry: false });
  } catch (cause) {
    if (errorCode(cause) === 'ENOTDIR') return 'in a file';
    throw cause;
  }
}

/** Whether a folder holds anything but the traces of a build that is at work or was killed. */
function holdsFiles(folder: string): boolean {
  return readdirSync(folder).some((name) => !name.startsWith('.tinta-'));
}

function show(out: string, blog: string): string {
  return path.relative(blog, out) || '.';
}

function refusal(reason: string): Diagnostic {
  return error(
    'output-refused',
    `the site cannot be written: ${reason}`,
    null,
    'Name an empty or new folder with --out, or empty this one yourself.',
  );
}

import crypto from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Tinta's own folder: the one above that of this file, bundled or not. It holds the default theme. */
export const packageRoot: string = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The tool itself as a digest: its version and, where it is bundled into that folder, its code. What one build of Tinta
 * has kept is not taken up by another.
 */
export function toolDigest(folder: string = path.dirname(fileURLToPath(import.meta.url))): string {
  const digests = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .toSorted()
    .map((file) => crypto.hash('sha1', readFileSync(path.join(folder, file)), 'hex'));
  return crypto.hash('sha1', [readVersion(), ...digests].join(' '), 'hex');
}

/** Tinta's version, as its package.json has it. */
export function readVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed
    ? String(parsed.version)
    : '0.0.0';
}

import crypto from 'node:crypto';
import { compareTexts } from '../text/compare-texts.ts';
import type { Shipment } from './shipment.ts';

/** The file at a target that says which of its files are Tinta's. */
export const recordName = '.tinta-deploy.json';

/** Digest (SHA-1) by path of each file that Tinta put there; empty for one that it was about to put. */
export type DeployRecord = ReadonlyMap<string, string>;

/** The record of a whole shipment; the same files give the same bytes. */
export function writeRecord(shipment: Shipment): string {
  return format(
    [...shipment.values()].map(({ path, digest }) => [path, digest]),
    false,
  );
}

/**
 * The record of a delivery under way: whatever it is stopped at, the next one knows every file that is ours. `sent` are
 * there as they are to be; of the other files of the shipment nobody knows.
 */
export function writeOpenRecord(before: DeployRecord, shipment: Shipment, sent: ReadonlySet<string>): string {
  const files = new Map(before);
  for (const { path, digest } of shipment.values()) {
    if (before.get(path) !== digest) files.set(path, sent.has(path) ? digest : '');
  }
  return format([...files], true);
}

/** The record of another deploy, once nobody knows any more what stands at these paths. */
export function writeDoubtfulRecord(theirs: DeployRecord, paths: readonly string[]): string {
  return format([...new Map([...theirs, ...paths.map((path) => [path, ''] as const)])], true);
}

/** Reads a record; null for one that cannot be read. */
export function readRecord(text: string | null): DeployRecord | null {
  if (text === null) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('files' in parsed)) return null;
    const { files } = parsed;
    if (typeof files !== 'object' || files === null) return null;
    return new Map(Object.entries(files).map(([path, digest]) => [path, String(digest)]));
  } catch {
    return null;
  }
}

function format(files: readonly (readonly [string, string])[], isOpen: boolean): string {
  const sorted = files.toSorted(([a], [b]) => compareTexts(a, b));
  const id = crypto.hash('sha1', JSON.stringify(sorted), 'hex');
  const state = isOpen ? { unfinished: true } : {};
  return `${JSON.stringify({ version: 1, id, ...state, files: Object.fromEntries(sorted) })}\n`;
}

import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DeployFailure } from './deploy-failure.ts';

/** One file that is to stand at a target. */
export interface Parcel {
  /** Within the site, `/` between folders. */
  readonly path: string;
  /** SHA-1 in hexadecimal. */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  /** Where its bytes are: a file, or the bytes themselves. */
  readonly content: { readonly file: string } | { readonly bytes: Uint8Array };
}

/** Everything that is to stand at a target, by path. */
export type Shipment = ReadonlyMap<string, Parcel>;

/** A file made for the target and not by the build. */
export function parcelOf(path: string, content: string | Uint8Array): Parcel {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, digest: crypto.hash('sha1', bytes, 'hex'), size: bytes.length, content: { bytes } };
}

/** The bytes of a parcel. Throws where the output folder has been changed since it was looked at. */
export function unpack({ path, digest, content }: Parcel): Uint8Array {
  if ('bytes' in content) return content.bytes;
  const bytes = readIfThere(content.file);
  if (bytes !== null && crypto.hash('sha1', bytes, 'hex') === digest) return bytes;
  throw new DeployFailure(
    `${path} of the output folder was changed while it was being deployed`,
    'Run tinta deploy again when nothing else writes the folder.',
  );
}

function readIfThere(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

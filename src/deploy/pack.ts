import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { ManifestFile } from '../output/output-manifest.ts';
import type { Parcel, Shipment } from './shipment.ts';

/** Makes a shipment of the output folder, and of what its target wants besides; what the build wrote comes first. */
export function pack(
  out: string,
  { files }: ManifestFile,
  besides: (built: Shipment) => readonly Parcel[],
): Shipment {
  const built = new Map(
    [...files].map(([file, digest]): [string, Parcel] => {
      const content = path.join(out, file);
      return [file, { path: file, digest, size: lstatSync(content).size, content: { file: content } }];
    }),
  );
  const added = besides(built).filter(({ path: file }) => !built.has(file));
  return new Map([...built, ...added.map((parcel) => [parcel.path, parcel] as const)]);
}

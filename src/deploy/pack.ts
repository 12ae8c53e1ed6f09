import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { BuiltSite, ManifestFile } from '../output/output-manifest.ts';
import type { Parcel, Shipment } from './shipment.ts';
import type { Target } from './target.ts';

/** Makes a shipment of the output folder and of what its target wants besides; what the build wrote comes first. */
export async function pack(
  out: string,
  { files, site }: { readonly files: ManifestFile['files']; readonly site: BuiltSite },
  target: Target,
): Promise<Shipment> {
  const built = new Map(
    [...files].map(([file, digest]): [string, Parcel] => {
      const content = path.join(out, file);
      return [file, { path: file, digest, size: lstatSync(content).size, content: { file: content } }];
    }),
  );
  const added = (await target.besides(built, site)).filter(({ path: file }) => !built.has(file));
  return new Map([...built, ...added.map((parcel) => [parcel.path, parcel] as const)]);
}

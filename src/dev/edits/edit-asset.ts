import { pictureName } from '../../images/read-facts.ts';
import type { EditFile } from './pending-edit.ts';
import { readEdited } from './read-edited.ts';

/** A copied file that is no picture: pages show its digest at most. */
export const editAsset: EditFile = (pending, file) => {
  const { prepared } = pending;
  if (pictureName.test(file.path)) return null;
  const read = readEdited(file, prepared.loading.roots);
  if (read === null) return null;
  const { digest, bytes } = read;
  const size = bytes.length;
  if (digest === file.digest) return { digest, size, pending };
  const files = prepared.site.files.map((one) => (one.path === file.path ? { ...one, digest, size } : one));
  return {
    digest,
    size,
    pending: {
      ...pending,
      prepared: { ...prepared, site: Object.freeze({ ...prepared.site, files }) },
      changes: new Map([...pending.changes, [`source:${file.path}`, null] as const]),
    },
  };
};

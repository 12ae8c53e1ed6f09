import { pictureName } from '../../images/read-facts.ts';
import type { EditFile } from './draft.ts';
import { readEdited } from './read-edited.ts';

/** A copied file that is no picture: pages show its digest at most. */
export const editAsset: EditFile = (draft, file) => {
  const { prepared } = draft;
  if (pictureName.test(file.path)) return null;
  const read = readEdited(file, prepared.loading.roots);
  if (read === null) return null;
  const { digest, bytes } = read;
  const size = bytes.length;
  if (digest === file.digest) return { digest, size, draft };
  const files = prepared.site.files.map((one) => (one.path === file.path ? { ...one, digest, size } : one));
  return {
    digest,
    size,
    draft: {
      ...draft,
      prepared: { ...prepared, site: Object.freeze({ ...prepared.site, files }) },
      changes: new Map([...draft.changes, [`source:${file.path}`, null] as const]),
    },
  };
};

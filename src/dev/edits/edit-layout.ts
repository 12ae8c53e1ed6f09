import { findLayoutFaults } from '../../build/render.ts';
import { decodeText } from '../../content/decode-text.ts';
import type { EditFile } from './draft.ts';
import { readEdited } from './read-edited.ts';

/** A layout that was there before, with no fault in it now: which pages there are hangs on names of layouts alone. */
export const editLayout: EditFile = (draft, file, { workshop }) => {
  const { prepared } = draft;
  const { roots, services } = prepared.loading;
  const read = readEdited(file, roots);
  if (read === null) return null;
  const { bytes, digest } = read;
  if (digest === file.digest) return { digest, size: bytes.length, draft };
  const { value: source, diagnostics } = decodeText(bytes, file.path);
  const name = file.path.replace(/^layouts\//, '');
  if (diagnostics.length > 0 || prepared.diagnostics.some((told) => told.file === file.path)) return null;
  const layouts = new Map([...prepared.layouts, [name, { name, path: file.path, source }] as const]);
  if (findLayoutFaults(layouts, services, workshop.parseLayout).length > 0) return null;
  return {
    digest,
    size: bytes.length,
    draft: {
      ...draft,
      prepared: { ...prepared, layouts },
      changes: new Map([...draft.changes, [`layout:${name}`, null] as const]),
    },
  };
};

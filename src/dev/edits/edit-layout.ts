import { findLayoutFaults } from '../../build/render/find-layout-faults.ts';
import { decodeText } from '../../content/data/decode-text.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { LayoutSet } from '../../layouts/rendering/layout-set.ts';
import { findWordFaults } from '../../layouts/words/word-faults.ts';
import { equalAsJson } from '../../text/equal-as-json.ts';
import type { DataMap } from '../../types/data.ts';
import type { EditFile } from './pending-edit.ts';
import { readEdited } from './read-edited.ts';

/**
 * A layout that was there before, with no error in any now: which pages there are hangs on names of layouts alone. What is told of
 * words that resemble the theme's hangs on what layouts ask for, so that there may be none.
 */
export const editLayout: EditFile = (pending, file, { editCache }) => {
  const { prepared } = pending;
  const { roots, services } = prepared.loading;
  const read = readEdited(file, roots);
  if (read === null || hasDoubtfulWords(prepared.site.data)) return null;
  const { bytes, digest } = read;
  if (digest === file.digest) return { digest, size: bytes.length, pending };
  const { value: source, diagnostics } = decodeText(bytes, file.path);
  const name = file.path.replace(/^layouts\//, '');
  const faultsOf = (set: LayoutSet) => findLayoutFaults(set, services, prepared, editCache.parseLayout);
  const told = faultsOf(prepared.layouts);
  const others = prepared.diagnostics.filter((each) => !told.some((other) => equalAsJson(other, each)));
  if (diagnostics.length > 0 || others.some((other) => other.file === file.path)) return null;
  const layouts = new Map([...prepared.layouts, [name, { name, path: file.path, source }] as const]);
  const found = faultsOf(layouts);
  if (hasErrors(found)) return null;
  return {
    digest,
    size: bytes.length,
    pending: {
      ...pending,
      prepared: { ...prepared, layouts, diagnostics: [...others, ...found] },
      changes: new Map([...pending.changes, [`layout:${name}`, null] as const]),
    },
  };
};

function hasDoubtfulWords({ words = null }: DataMap): boolean {
  return findWordFaults(words, () => false).length > 0;
}

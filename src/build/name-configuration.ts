import type { Diagnostic } from '../types/diagnostic.ts';
import { configurationFile } from './open-blog.ts';

const native = /(?<![\w/.-])site\.yml\b/g;

/** What was found in the blog in `root`. Remedies are written for a `site.yml`; these name the file that its blog has. */
export function nameConfiguration(found: readonly Diagnostic[], root: string): readonly Diagnostic[] {
  const file = configurationFile(root);
  return found.map((one) => {
    const remedy = one.remedy.replaceAll(native, file);
    return remedy === one.remedy ? one : { ...one, remedy };
  });
}

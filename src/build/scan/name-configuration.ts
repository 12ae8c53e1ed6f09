import { configurationFile } from '../../sources/configuration-file.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';

const native = /(?<![\w/.-])site\.yml\b/g;

/** Returns the diagnostics of the blog in `root` with remedies that name its own configuration: they are written for `site.yml`, and a Jekyll blog has `_config.yml`. */
export function nameConfiguration(found: readonly Diagnostic[], root: string): readonly Diagnostic[] {
  const file = configurationFile(root);
  return found.map((one) => {
    const remedy = one.remedy.replaceAll(native, file);
    return remedy === one.remedy ? one : { ...one, remedy };
  });
}

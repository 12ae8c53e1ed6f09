import type { TextConfig } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';

/** Faults of a header that do not end a build of Jekyll's: it reads on with what it has. */
const forgiven =
  /^(?:front-matter|yaml|toml|json)-|^(?:key-type|date-impossible|permalink-invalid|file-encoding)$/;

/** Whether a diagnostic is an error, or would be one in a native blog. */
export function isFault({ code, severity }: Diagnostic): boolean {
  return severity === 'error' || forgiven.test(code);
}

/**
 * Of a blog that Jekyll builds without a word, only what Tinta does otherwise is worth a warning. A fault in one post's
 * header is one too: the post is built without what could not be read, or left out where nothing could.
 */
export function worthSaying(said: readonly Diagnostic[], { isJekyll }: TextConfig): readonly Diagnostic[] {
  if (!isJekyll) return said;
  return said.flatMap((found) => {
    const { code, severity } = found;
    // Jekyll knows no key that is like one of its own.
    const isForgiven = forgiven.test(code) || code === 'key-unknown';
    if (severity === 'error') return isForgiven ? { ...found, severity: 'warning' } : found;
    return code.startsWith('liquid-') || code === 'math-invalid' ? found : [];
  });
}

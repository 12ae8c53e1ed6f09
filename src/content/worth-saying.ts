import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Of a blog that Jekyll builds without a word, only what Tinta does otherwise is worth a warning. */
export function worthSaying(said: readonly Diagnostic[], { isJekyll }: Config): readonly Diagnostic[] {
  if (!isJekyll) return said;
  return said.filter(
    ({ code, severity }) => severity === 'error' || code.startsWith('liquid-') || code === 'math-invalid',
  );
}

import { expect } from 'vitest';
import type { Diagnostic } from '../../src/types/diagnostic.ts';

/** Every diagnostic says what to do, in sentences: from a capital, or a sign, to a full stop or a question mark. */
export function expectRemedies(diagnostics: readonly Diagnostic[]): void {
  const remedies = diagnostics.map(({ remedy }) => remedy);
  expect(remedies.filter((remedy) => !/^\P{Ll}.*[.?]$/su.test(remedy))).toEqual([]);
}

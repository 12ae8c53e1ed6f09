import { type Place, warning } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** Tells of something that a native blog has no counterpart for. */
export function importLeft(message: string, place: Place | null, remedy: string): Diagnostic {
  return warning('import-left', message, place, remedy);
}

import type { DiagnosticCode } from '../diagnostics/codes.ts';

/** Thrown while a template runs, where the engine itself has no words for what is wrong. */
export class LayoutError extends Error {
  readonly code: DiagnosticCode;
  readonly remedy: string;

  constructor(code: DiagnosticCode, message: string, remedy: string) {
    super(message);
    this.name = 'LayoutError';
    this.code = code;
    this.remedy = remedy;
  }
}

import type { Diagnostic } from '../types/diagnostic.ts';
import type { DiagnosticCode } from './codes.ts';

/** A spot in a text: what a diagnostic points at. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly source?: string;
  readonly note?: string;
}

/** An error: the build ends without touching the output. */
export function error(
  code: DiagnosticCode,
  message: string,
  place: Place | null,
  remedy: string,
): Diagnostic {
  return diagnostic('error', code, message, place, remedy);
}

/** A warning: the build goes on. */
export function warning(
  code: DiagnosticCode,
  message: string,
  place: Place | null,
  remedy: string,
): Diagnostic {
  return diagnostic('warning', code, message, place, remedy);
}

/** Whether it ends the build. */
export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Whether any of them ends the build. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(isError);
}

function diagnostic(
  severity: Diagnostic['severity'],
  code: DiagnosticCode,
  message: string,
  place: Place | null,
  remedy: string,
): Diagnostic {
  return {
    code,
    severity,
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    source: place?.source ?? null,
    note: place?.note ?? null,
    remedy,
  };
}

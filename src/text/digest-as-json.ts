import crypto from 'node:crypto';

/** The SHA-1, hexadecimal, of a value as JSON: equal for equal data. Object keys count in the order they stand in. */
export function digestAsJson(value: unknown): string {
  return crypto.hash('sha1', JSON.stringify(value) ?? '', 'hex');
}

import type { Terminal } from './terminal.ts';

/** Now, or the moment that SOURCE_DATE_EPOCH sets (seconds; reproducible-builds.org). */
export function clock({ env }: Terminal): Date {
  const epoch = env['SOURCE_DATE_EPOCH'];
  return epoch !== undefined && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}

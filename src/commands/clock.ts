/** Now, or the moment that SOURCE_DATE_EPOCH sets (seconds; reproducible-builds.org). */
export function clock(epoch: string | undefined): Date {
  return epoch !== undefined && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}

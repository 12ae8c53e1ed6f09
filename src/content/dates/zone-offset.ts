const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How far a zone's clocks are ahead of UTC at an instant, in minutes; seconds of the times before standard time are
 * cut off. Throws RangeError for a zone that does not exist.
 */
export function zoneOffset(timezone: string, epochMs: number): number {
  if (timezone === 'UTC') return 0;
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
    formats.set(timezone, format);
  }
  const shown = format.format(epochMs);
  const at = shown.indexOf('GMT') + 3;
  if (at === shown.length) return 0;
  const minutes = Number(shown.slice(at + 1, at + 3)) * 60 + Number(shown.slice(at + 4, at + 6));
  return shown.charAt(at) === '-' || shown.charAt(at) === '\u2212' ? -minutes : minutes;
}

/**
 * The offset, in minutes, of a clock on the wall: `localMs` is the time it shows, read as if it were UTC. Where clocks
 * go back and a time comes twice, the first counts; where they go forward and a time never comes, the offset of
 * before does, so that the time moves forward by the gap.
 */
export function wallOffset(timezone: string, localMs: number): number {
  if (timezone === 'UTC') return 0;
  const before = zoneOffset(timezone, localMs - dayMs);
  const after = zoneOffset(timezone, localMs + dayMs);
  if (before === after) return before;
  const first = Math.max(before, after);
  const fitting = [first, Math.min(before, after)].find(
    (offset) => zoneOffset(timezone, localMs - offset * 60_000) === offset,
  );
  return fitting ?? before;
}

const dayMs = 86_400_000;

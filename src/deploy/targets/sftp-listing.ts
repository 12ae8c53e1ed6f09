/** Reads what `ls -lan` says of several folders: each command comes back, then its lines, which end in the path that was listed. */
export function readListing(
  said: string,
  listed: readonly string[],
): { files: readonly (readonly [string, number | null])[]; folders: readonly string[] } {
  const files: [string, number | null][] = [];
  const folders: string[] = [];
  let at = -1;
  for (const line of said.split('\n')) {
    if (line.startsWith('sftp>')) at += 1;
    const start = line.indexOf(` ${listed[at]}/`) + 1;
    const kind = line[0] ?? '';
    if (!'-dl'.includes(kind) || start === 0) continue;
    const name = line.slice(start);
    if (kind === 'd') {
      if (!/\/\.\.?$/.test(name)) folders.push(name);
    } else files.push([name, kind === '-' ? sizeIn(line.slice(0, start)) : null]);
  }
  return { files, folders };
}

/** The size stands before the day and the hour, or the year. */
function sizeIn(columns: string): number | null {
  const size = / (\d+) \S+ +\d+ +[\d:]+ $/.exec(columns)?.[1];
  return size === undefined ? null : Number(size);
}

/** Where a stretch of the output came from. */
export interface Stretch {
  /** Position in the output at which it begins. */
  readonly at: number;
  /** Position in the source. */
  readonly from: number;
  /** Whether it is text copied letter for letter; what a tag writes all comes from where the tag stands. */
  readonly isText: boolean;
}

/** For each line of `output` the line of `source` it came from, both counted from 0. */
export function mapLines(output: string, source: string, stretches: readonly Stretch[]): readonly number[] {
  const lines: number[] = [];
  const lineOf = lineCounter(source);
  let index = 0;
  for (let start = 0; start !== -1; ) {
    while ((stretches[index + 1]?.at ?? Number.POSITIVE_INFINITY) <= start) index++;
    const stretch = stretches[index];
    const from = stretch === undefined ? start : stretch.from + (stretch.isText ? start - stretch.at : 0);
    lines.push(lineOf(from));
    const end = output.indexOf('\n', start);
    start = end === -1 ? -1 : end + 1;
  }
  return lines;
}

/** Counts lines up to positions that mostly grow. */
function lineCounter(text: string): (position: number) => number {
  let [at, line] = [0, 0];
  return (position) => {
    if (position < at) [at, line] = [0, 0];
    for (let end = text.indexOf('\n', at); end !== -1 && end < position; end = text.indexOf('\n', at)) {
      at = end + 1;
      line++;
    }
    return line;
  };
}

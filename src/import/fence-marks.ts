/** Backticks for a fence around code: three, or more than stand together anywhere in it. */
export function fenceMarks(code: string): string {
  return '`'.repeat(Math.max(2, longestRun(code)) + 1);
}

function longestRun(code: string): number {
  let longest = 0;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

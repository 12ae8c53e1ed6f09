/**
 * Grammars whose patterns need time that grows with the square of the code sooner than others': measured with
 * repeated signs, 12 KB cost them between 0.2 and 0.8 seconds.
 */
const slow = new Set([
  'asciidoc',
  'csharp',
  'css',
  'less',
  'markdown',
  'nasm',
  'nginx',
  'regex',
  'scss',
  'zig',
]);
const slowPiece = 3_000;
const piece = 10_000;

/**
 * Cuts long code into pieces that are coloured one by one, so that no code can hold up a build. The cuts are at
 * blank lines where there are any: a comment or string that goes on past one loses its colour there, nothing else.
 */
export function cutCode(code: string, grammar: string): readonly string[] {
  const length = slow.has(grammar) ? slowPiece : piece;
  const pieces: string[] = [];
  let start = 0;
  while (code.length - start > length) {
    const end = cutBefore(code, start, start + length);
    pieces.push(code.slice(start, end));
    start = end;
  }
  return start === 0 ? [code] : [...pieces, code.slice(start)];
}

function cutBefore(code: string, start: number, limit: number): number {
  const blank = code.lastIndexOf('\n\n', limit - 2);
  if (blank > start) return blank + 2;
  const line = code.lastIndexOf('\n', limit - 1);
  return line > start ? line + 1 : limit;
}

/** The text of a `.gitignore` that has these lines too; what it says already stays as it is. */
export function withIgnored(text: string, lines: readonly string[]): string {
  const said = new Set(text.split('\n').map((line) => line.trim().replace(/^\/|\/$/g, '')));
  const missing = lines.filter((line) => !said.has(line.replace(/^\/|\/$/g, '')));
  if (missing.length === 0) return text;
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${missing.join('\n')}\n`;
}

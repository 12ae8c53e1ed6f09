/** Changes Markdown but for its fenced code. A fence goes to the line that closes it, or to the end. */
export function outsideFences(markdown: string, change: (text: string) => string): string {
  const parts: string[] = [];
  const line = /^[ \t]*(`{3,}|~{3,})([^\n]*)$/gm;
  let fence: string | null = null;
  let at = 0;
  for (let found = line.exec(markdown); found !== null; found = line.exec(markdown)) {
    const [whole, marks = '', words = ''] = found;
    if (fence === null) {
      // Backticks behind backticks are code in a line.
      if (marks.startsWith('`') && words.includes('`')) continue;
      parts.push(change(markdown.slice(at, found.index)));
      at = found.index;
      fence = marks;
    } else if (marks.startsWith(fence) && words.trim() === '') {
      parts.push(markdown.slice(at, found.index + whole.length));
      at = found.index + whole.length;
      fence = null;
    }
  }
  const rest = markdown.slice(at);
  return parts.join('') + (fence === null ? change(rest) : rest);
}

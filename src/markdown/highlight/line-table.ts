/**
 * Finished code with its lines numbered as Rouge does it, in a table: a column of numbers, which readers of screens pass
 * over, and the code. It stands inside `<pre><code>`, as in Jekyll.
 */
export function lineTable(html: string, firstLine: number): string {
  const code = html.endsWith('\n') ? html : `${html}\n`;
  const count = code.split('\n').length - 1;
  const numbers = Array.from({ length: count }, (_, at) => `${String(firstLine + at)}\n`).join('');
  return `<table class="rouge-table" role="presentation"><tbody><tr><td class="gutter gl" aria-hidden="true"><pre class="lineno">${numbers}</pre></td><td class="code"><pre>${code}</pre></td></tr></tbody></table>`;
}

/** Whether HTML is a page as it stands, with nothing to be put around it. */
export function isWholePage(html: string): boolean {
  let at = blanksFrom(html, 0);
  while (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at);
    if (end === -1) return false;
    at = blanksFrom(html, end + '-->'.length);
  }
  return /^<(?:!doctype|html)\b/i.test(html.slice(at, at + 20));
}

function blanksFrom(html: string, at: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = at;
  blanks.test(html);
  return blanks.lastIndex;
}

/** An opening tag as our renderer and serialiser write it: every value in double quotes. */
const tag = /<[a-zA-Z][^\s/>]*(?:\s+[^\s=>]+(?:="[^"]*")?)+\s*\/?>/g;
const address = /(\s(?:href|src|poster|cite|data|action)=")([^"]*)"/g;
const addressSet = /(\ssrcset=")([^"]*)"/g;

/** Makes every address in a piece of HTML absolute: feed readers show it far from its page, at `pageUrl`. */
export function absoluteHtml(html: string, pageUrl: string): string {
  const resolve = (written: string): string => absolute(written, pageUrl);
  return html.replace(tag, (opening) =>
    opening
      .replace(address, (_, before: string, written: string) => `${before}${resolve(written)}"`)
      .replace(addressSet, (_, before: string, set: string) => `${before}${absoluteSet(set, resolve)}"`),
  );
}

/** A `srcset` is a list of `address descriptor`, split by commas. */
function absoluteSet(set: string, resolve: (written: string) => string): string {
  return set
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, resolve))
    .join(', ');
}

/** An attribute's value is escaped HTML; of its characters only `&amp;` matters to an address. */
function absolute(written: string, pageUrl: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return written;
  const plain = written.replaceAll('&amp;', '&');
  return URL.canParse(plain, pageUrl) ? new URL(plain, pageUrl).href.replaceAll('&', '&amp;') : written;
}

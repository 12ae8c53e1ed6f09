/** An opening tag as our renderer and serialiser write it: every value in double quotes. */
const tag = /<[a-zA-Z][^\s/>]*(?:\s+[^\s=>]+(?:="[^"]*")?)+\s*\/?>/g;
const hasAddress = /\s(?:href|src|srcset|poster|cite|data|action)="/;
const address = /(\s(?:href|src|poster|cite|data|action)=")([^"]*)"/g;
const addressSet = /(\ssrcset=")([^"]*)"/g;

/** Rewrites every address in a piece of HTML; `rewrite` sees and gives it without the escaping of attributes. */
export function rewriteAddresses(html: string, rewrite: (address: string) => string): string {
  const inAttribute = (written: string): string =>
    rewrite(written.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;');
  const inTag = (opening: string): string =>
    opening
      .replace(address, (_, before: string, written: string) => `${before}${inAttribute(written)}"`)
      .replace(addressSet, (_, before: string, set: string) => `${before}${rewriteSet(set, inAttribute)}"`);
  return html.replace(tag, (opening) => (hasAddress.test(opening) ? inTag(opening) : opening));
}

/** A `srcset` is a list of `address descriptor`, split by commas. */
function rewriteSet(set: string, rewrite: (written: string) => string): string {
  return set
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, rewrite))
    .join(', ');
}

/** The address as seen from `pageUrl`, whole; one that cannot be read stays as it is. */
export function resolveAddress(address: string, pageUrl: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  return URL.canParse(address, pageUrl) ? new URL(address, pageUrl).href : address;
}

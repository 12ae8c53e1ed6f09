import { resolveAddress, rewriteAddresses } from '../../text/rewrite-addresses.ts';

/** Makes every address in a piece of HTML absolute: feed readers show it far from its page, at `pageUrl`. */
export function absoluteHtml(html: string, pageUrl: string): string {
  return rewriteAddresses(html, (address) => resolveAddress(address, pageUrl));
}

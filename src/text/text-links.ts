import path from 'node:path';
import { decodeAddress } from './decode-address.ts';
import { rewriteAddresses } from './rewrite-addresses.ts';

/** Stands before the path of a text until a page shows the link. */
const scheme = 'tinta-text:';

const toText = /^(?![a-z][a-z0-9+.-]*:|\/\/|\\)([^?#]+\.(?:md|markdown))(?:[?#].*)?$/is;

/**
 * A link to another text of the blog by its file, such as `../posts/2024-01-02-hello.md#part`, relative to the file it stands in or, with a
 * slash before it, from the top of the blog. Where that text stands on the site is known only when all are read: until then the
 * link says which one is meant, and the address it has if there is none. Null for any other link.
 */
export function linkToText(url: string, file: string, otherwise: string): string | null {
  const [, written] = toText.exec(url) ?? [];
  if (written === undefined || file === '') return null;
  const from = written.startsWith('/') ? '' : path.posix.dirname(file);
  const meant = path.posix.join('.', from, decodeAddress(written));
  return meant.startsWith('../')
    ? null
    : `${scheme}${encodeURIComponent(meant)}?${encodeURIComponent(otherwise)}`;
}

/** The HTML with the address of each text that is linked to; `addressOf` says it by path, null for one that the site has not: then the link has the address kept for that. */
export function resolveTextLinks(html: string, addressOf: (text: string) => string | null): string {
  if (!html.includes(scheme)) return html;
  return rewriteAddresses(html, (address) => {
    if (!address.startsWith(scheme)) return address;
    const [text = '', otherwise = ''] = address.slice(scheme.length).split('?').map(decodeAddress);
    const found = addressOf(text);
    return found === null ? otherwise : found + (/[?#].*$/s.exec(otherwise)?.[0] ?? '');
  });
}

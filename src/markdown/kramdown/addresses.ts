import { decodeHTMLStrict } from 'entities';
import type { MarkdownIt } from 'markdown-it';

/** A host whose letters are not all of ASCII. */
const foreignHost = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#\s"'<>%]*[^\0-\x7f][^/?#\s"'<>%]*/i;

/**
 * Addresses as kramdown writes them: entities in them are their characters, and a host in other letters keeps them. Where the
 * blog's HTML is trusted so is every address, for a link could be written as HTML too.
 */
export function kramdownAddresses(isTrusted: boolean): (md: MarkdownIt) => void {
  return (md) => {
    md.normalizeLink = (written) => {
      const url = decodeHTMLStrict(written);
      const host = foreignHost.exec(url)?.[0] ?? '';
      return host + md.utils.lib.mdurl.encode(url.slice(host.length));
    };
    const isHarmless = md.validateLink.bind(md);
    md.validateLink = (url) => isTrusted || url.startsWith('file:') || isHarmless(url);
  };
}

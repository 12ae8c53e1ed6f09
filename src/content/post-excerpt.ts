import type { RenderedMarkdown } from '../markdown/markdown-document.ts';
import { resolveAddress, rewriteAddresses } from '../text/rewrite-addresses.ts';
import type { LoadContext } from './load-context.ts';
import type { PostHeader } from './read-header.ts';

/** The excerpt that front matter writes, else what the body has for one: HTML that may be shown on any page of the site. */
export function postExcerpt(header: PostHeader, body: RenderedMarkdown, context: LoadContext): string {
  return fromAnywhere(excerptOf(header, body, context), context.config.base + header.url);
}

function excerptOf({ file, frontMatter }: PostHeader, body: RenderedMarkdown, context: LoadContext): string {
  if (frontMatter.excerpt === null) return body.excerpt;
  const lang = frontMatter.lang ?? context.config.language;
  const place = { file: file.path, lineOffset: 0 };
  const source = { source: frontMatter.excerpt, ...place, math: false, lang };
  return context.renderMarkdown(source, () => null).html.trim();
}

/** Stands in for the address of the site, which paths do not need. */
const somewhere = 'http://site.invalid';

/** An excerpt is shown on other pages than its own, so what it points at is named from the root. */
function fromAnywhere(html: string, pagePath: string): string {
  return rewriteAddresses(html, (address) => {
    // As secure as the page that it is shown on.
    if (address.startsWith('//')) return address;
    const whole = resolveAddress(address, somewhere + encodeURI(pagePath));
    return whole.startsWith(`${somewhere}/`) ? whole.slice(somewhere.length) : whole;
  });
}

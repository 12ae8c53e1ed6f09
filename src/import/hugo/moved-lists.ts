import { slugify } from '../../content/addresses/slugify.ts';
import type { ForeignText } from '../foreign-blog.ts';
import { isUglyIn } from './hugo-address.ts';
import type { HugoSite } from './hugo-site.ts';
import type { HugoTaxonomy } from './hugo-terms.ts';
import type { PlacedText } from './section-pages.ts';
import { urlize } from './urlize.ts';

/**
 * A page that redirects for each list of posts that stands elsewhere now: that of a term whose name has another slug here
 * (`Node.js`), and those that each language had to itself.
 */
export function movedLists(
  texts: readonly PlacedText[],
  taxonomies: readonly HugoTaxonomy[],
  site: HugoSite,
): readonly ForeignText[] {
  const moves = new Map<string, string>();
  const posts = texts.filter(({ isPost, isPublished }) => isPost && isPublished);
  for (const { name, path, slugs, of } of taxonomies) {
    const end = isUglyIn(name, site) ? '.html' : '/';
    for (const { text } of posts) {
      const { prefix } = text.language;
      const terms = of(text.front);
      if (terms.length > 0) moves.set(`${prefix}/${name}${end}`, path);
      for (const term of terms) {
        const old = urlize(term, site.config).replace(/[%?#]/g, encodeURIComponent);
        moves.set(`${prefix}${path}${old}${end}`, `${path}${slugs[term] ?? slugify(term)}/`);
      }
    }
  }
  const [first] = site.languages;
  if (first !== undefined && first.prefix !== '') moves.set(`${first.prefix}/`, '/');
  return [...moves].flatMap(([from, to]) => (from === to ? [] : [redirect(from, to)]));
}

function redirect(from: string, to: string): ForeignText {
  const front = { permalink: from, redirect_to: to };
  return { source: from, path: `pages/redirects/${slugify(from)}.md`, front, body: '', url: from };
}

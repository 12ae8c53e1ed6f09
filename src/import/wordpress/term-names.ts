import { slugify } from '../../content/addresses/slugify.ts';
import { decodeAddress } from '../../text/decode-address.ts';
import type { DataMap } from '../../types/data.ts';
import { allAt, type ExportItem, plainLine, textAt } from './export-item.ts';

/** A term of a text: its name, and what stands for it in addresses. */
interface Term {
  readonly name: string;
  readonly slug: string;
}

/** The terms of a text in a taxonomy of WordPress. */
export function termsOf({ fields }: ExportItem, domain: string): readonly Term[] {
  return allAt(fields, 'category')
    .filter((one) => one['@domain'] === domain)
    .map((one) => ({
      name: plainLine(textAt(one, '#text')),
      slug: decodeAddress(typeof one['@nicename'] === 'string' ? one['@nicename'] : ''),
    }))
    .filter(({ name }) => name !== '');
}

/** What stands for terms in addresses where that is not what the native blog makes of their names. */
export function ownSlugs(items: readonly ExportItem[], domain: string): DataMap {
  const slugs = new Map<string, string>();
  for (const { name, slug } of items.flatMap((item) => termsOf(item, domain)))
    if (slug !== '' && slugify(name) !== slug) slugs.set(name, slug);
  return Object.fromEntries(slugs);
}

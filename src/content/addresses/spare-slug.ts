import { isDeviceName } from './output-path.ts';

/**
 * What stands in the address of a term whose own slug can be no folder, since nothing of its name is left (`😀`) or Windows takes
 * it for a device (“con” is a word of Spanish); null where its own slug will do. For terms that nobody asked pages for: those of a
 * Jekyll blog, since Jekyll makes none, and of a taxonomy without pages.
 */
export function spareSlug(taxonomy: string, slug: string, term: string): string | null {
  if (isDeviceName(slug)) return `${taxonomy}-${slug}`;
  if (slug !== '') return null;
  const signs = Array.from(term, (sign) => sign.codePointAt(0)?.toString(16) ?? '');
  return [taxonomy, ...signs].join('-');
}

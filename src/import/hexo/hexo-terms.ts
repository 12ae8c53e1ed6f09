import { slugify } from '../../content/addresses/slugify.ts';
import { spareSlug } from '../../content/addresses/spare-slug.ts';
import { unlikeTerms } from '../../content/site/unlike-terms.ts';
import type { Data, DataMap } from '../../types/data.ts';
import { textsOf } from './hexo-config.ts';
import { type Casing, hexoSlug } from './hexo-slug.ts';

/** The tags of a text: each item of the list is one, and a text is one with its blanks. */
export function tagsOf(data: DataMap): readonly string[] {
  return [...new Set(textsOf(data['tags'] ?? data['tag']))];
}

/** The categories of a text as paths from the top: a list is one path, a list of lists is several. */
export function categoryPaths(data: DataMap): readonly (readonly string[])[] {
  const given = data['categories'] ?? data['category'] ?? null;
  const items: readonly Data[] = Array.isArray(given) ? given : [given];
  const paths = items.some((item) => Array.isArray(item))
    ? items.map((item) => textsOf(item))
    : [textsOf(given)];
  return paths.filter((path) => path.length > 0);
}

/** The address of a term in Hexo, without the folder it stands in. */
export function termAddress(path: readonly string[], names: DataMap, casing: Casing): string {
  return path.map((name) => hexoSlug(mappedName(name, names), casing)).join('/');
}

function mappedName(name: string, names: DataMap): string {
  const mapped = Object.hasOwn(names, name) ? names[name] : undefined;
  return typeof mapped === 'string' && mapped !== '' ? mapped : name;
}

/** The terms of one taxonomy, each with a page of its own. */
export interface SettledTerms {
  /** What each is called now: of spellings that share an address the most used one. */
  readonly nameOf: (term: string) => string;
  /** What `site.yml` says of those whose address is not plain from their name. */
  readonly slugs: { readonly [term: string]: string };
}

/**
 * Gives each term the address it had, as far as a native blog has such: in lower case. Terms that shared an address are one if they
 * are spellings of each other, as “Ink” and “ink” are; “C” and “C++” get two.
 */
export function settleTerms(
  taxonomy: string,
  uses: readonly string[],
  names: DataMap,
  casing: Casing,
): SettledTerms {
  const counts = new Map<string, number>();
  for (const name of uses) counts.set(name, (counts.get(name) ?? 0) + 1);
  const groups = new Map<string, string[]>();
  for (const name of counts.keys()) {
    const slug = slugOf(taxonomy, name, names, casing);
    groups.set(slug, [...(groups.get(slug) ?? []), name]);
  }
  const renamed = new Map<string, string>();
  const slugs: { [term: string]: string } = {};
  const taken = new Set(groups.keys());
  for (const [slug, terms] of groups) {
    const unlike = unlikeTerms(terms, { name: taxonomy, slugs: {} });
    const apart = new Set(unlike.map(({ term }) => term));
    const [kept = ''] = terms
      .filter((term) => !apart.has(term))
      .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    for (const term of terms) if (!apart.has(term) && term !== kept) renamed.set(term, kept);
    if (slugify(kept) !== slug) slugs[kept] = slug;
    for (const { term, slug: own } of unlike) {
      let spare = own;
      for (let count = 2; taken.has(spare); count++) spare = `${own}-${String(count)}`;
      taken.add(spare);
      if (slugify(term) !== spare) slugs[term] = spare;
    }
  }
  return { nameOf: (term) => renamed.get(term) ?? term, slugs };
}

function slugOf(taxonomy: string, name: string, names: DataMap, casing: Casing): string {
  const slug = slugify(termAddress([name], names, casing)) || slugify(name);
  return spareSlug(taxonomy, slug, name) ?? slug;
}

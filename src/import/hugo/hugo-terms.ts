import { isPostKey, isProperty } from '../../config/taken-names.ts';
import { slugify } from '../../content/addresses/slugify.ts';
import { spareSlug } from '../../content/addresses/spare-slug.ts';
import { unlikeTerms } from '../../content/site/unlike-terms.ts';
import type { Data, DataMap } from '../../types/data.ts';
import type { HugoSite } from './hugo-site.ts';
import { mapAt, textsAt, valueAt } from './lower-keys.ts';
import { urlize } from './urlize.ts';

/** One way of grouping texts. */
export interface HugoTaxonomy {
  /** The key that front matter has for it. */
  readonly name: string;
  /** Where its pages stand in the new blog. */
  readonly path: string;
  readonly slugs: { readonly [term: string]: string };
  readonly of: (front: DataMap) => readonly string[];
}

/** What groups texts. */
export interface HugoTerms {
  readonly taxonomies: readonly HugoTaxonomy[];
  /** What a text's front matter says, with one spelling for each term. */
  readonly of: (front: DataMap) => ReadonlyMap<string, readonly string[]>;
  /** `taxonomies` of `site.yml`. */
  readonly settings: DataMap;
}

/** The taxonomies of a Hugo blog and their terms. Authors are no such terms: they have a key of their own. */
export function hugoTerms(fronts: readonly DataMap[], { config, permalinks }: HugoSite): HugoTerms {
  const names = taxonomiesOf(config);
  const settings: { [name: string]: Data } = {};
  const taxonomies = names.map((name) => {
    const chosen = spellings(name, fronts, config);
    const slugs = slugsOf(name, [...new Set(chosen.values())]);
    const path = pathOf(permalinks.get(name));
    const said = {
      ...(path === null ? {} : { path }),
      ...(Object.keys(slugs).length === 0 ? {} : { slugs }),
    };
    if (Object.keys(said).length > 0 || !builtIn.has(name)) settings[name] = said;
    const of = (front: DataMap): readonly string[] => [
      ...new Set(textsAt(front, name).flatMap((term) => chosen.get(urlize(term, config)) ?? [])),
    ];
    return { name, path: path ?? `/${name}/`, slugs, of };
  });
  return {
    taxonomies,
    of: (front) => new Map(taxonomies.map(({ name, of }) => [name, of(front)])),
    settings,
  };
}

const builtIn: ReadonlySet<string> = new Set(['categories', 'tags', 'series']);

function taxonomiesOf(config: DataMap): readonly string[] {
  const given = valueAt(config, 'taxonomies') === null ? [] : Object.values(mapAt(config, 'taxonomies'));
  const named = given.flatMap((name) => (typeof name === 'string' ? [name.toLowerCase()] : []));
  const own = named.filter((name) => !builtIn.has(name) && !/^authors?$/.test(name));
  return [
    ...builtIn,
    ...own.filter((name) => !isProperty(name) && !isPostKey(name) && /^[a-z]\w*$/.test(name)),
  ];
}

/** By the address that Hugo gave a term, its most used spelling. */
function spellings(name: string, fronts: readonly DataMap[], config: DataMap): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const term of fronts.flatMap((front) => textsAt(front, name))) {
    if (term === '') continue;
    const key = urlize(term, config);
    const count = counts.get(key) ?? new Map<string, number>();
    counts.set(key, count.set(term, (count.get(term) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([key, count]) => [key, [...count].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? key]),
  );
}

/** Slugs of terms that could have none by their name, or that of another. */
function slugsOf(taxonomy: string, terms: readonly string[]): { readonly [term: string]: string } {
  const slugs: { [term: string]: string } = {};
  const sharing = new Map<string, string[]>();
  for (const term of terms) sharing.set(slugify(term), [...(sharing.get(slugify(term)) ?? []), term]);
  for (const [slug, names] of sharing) {
    for (const term of names) {
      const spare = spareSlug(taxonomy, slug, term);
      if (spare !== null) slugs[term] = spare;
    }
    if (slug === '') continue;
    const [, ...alike] = names;
    const unlike = new Map(
      unlikeTerms(names, { name: taxonomy, slugs: {} }).map((found) => [found.term, found.slug]),
    );
    const keeper = names.find((term) => !unlike.has(term));
    for (const term of unlike.size === 0 ? alike : names)
      if (term !== keeper) slugs[term] = free(unlike.get(term) ?? slug, sharing, slugs);
  }
  return slugs;
}

function free(
  slug: string,
  sharing: ReadonlyMap<string, unknown>,
  slugs: { readonly [term: string]: string },
): string {
  const taken = new Set([...sharing.keys(), ...Object.values(slugs)]);
  let found = slug;
  for (let count = 2; taken.has(found); count++) found = `${slug}-${String(count)}`;
  return found;
}

/** `/tag/:slug/` puts the pages of tags into `/tag/`. */
function pathOf(pattern: string | undefined): string | null {
  return (
    /^\/?([\w/-]+?)\/:(?:slug|title)\/?$/
      .exec(pattern ?? '')?.[1]
      ?.replace(/^/, '/')
      .concat('/') ?? null
  );
}

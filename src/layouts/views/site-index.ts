import type { Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import type { Taxonomy, Term } from '../../types/taxonomy.ts';
import type { PostStore } from './post-store.ts';

/** Finds posts, standing pages and terms by their references: the site's data hold ids, never pointers. */
export interface SiteIndex {
  post(id: string): Post | undefined;
  taxonomy(name: string): Taxonomy | undefined;
  /** By the name the post bears. */
  termByName(taxonomy: string, name: string): Term | undefined;
  termBySlug(taxonomy: string, slug: string): Term | undefined;
}

/** Makes the index of a site whose posts are in `posts`. */
export function indexSite(site: Site, posts: PostStore): SiteIndex {
  const pages = new Map(site.pages.map((page) => [page.id, page]));
  const taxonomies = new Map(site.taxonomies.map((taxonomy) => [taxonomy.name, taxonomy]));
  const byName = termsBy(site.taxonomies, ({ id, others }) => [id, ...others]);
  const bySlug = termsBy(site.taxonomies, ({ slug }) => [slug]);
  return {
    post: (id) => posts.find(id) ?? pages.get(id),
    taxonomy: (name) => taxonomies.get(name),
    termByName: (taxonomy, name) => byName.get(taxonomy)?.get(name),
    termBySlug: (taxonomy, slug) => bySlug.get(taxonomy)?.get(slug),
  };
}

function termsBy(taxonomies: readonly Taxonomy[], keysOf: (term: Term) => readonly string[]) {
  return new Map(
    taxonomies.map(({ name, terms }) => [
      name,
      new Map(terms.flatMap((term) => keysOf(term).map((key) => [key, term] as const))),
    ]),
  );
}

import { type DataMap, isMap } from '../../types/data.ts';
import type { Site } from '../../types/site.ts';
import type { Taxonomy, Term } from '../../types/taxonomy.ts';
import type { Aspect } from './view.ts';

/** The properties of a taxonomy's term, wherever layouts meet it; authors add what `data/authors.yml` says of them. */
export function termAspect(authors: DataMap, taxonomy: Pick<Taxonomy, 'name'>): Aspect<Term> {
  const said = (id: string): DataMap => {
    const author = authors[id];
    return isMap(author) ? author : {};
  };
  const keys = new Set(Object.keys(authors).flatMap((id) => Object.keys(said(id))));
  const isOfAuthors = taxonomy.name === 'authors';
  const extras = [...keys].map((key) => [key, ({ id }: Term) => (isOfAuthors ? (said(id)[key] ?? '') : '')]);
  return {
    name: ({ id }) => `term:${taxonomy.name}/${id}`,
    getters: {
      ...Object.fromEntries(extras),
      id: ({ id }) => id,
      name: ({ name }) => name,
      slug: ({ slug }) => slug,
      url: ({ url }) => url,
      count: ({ posts }) => posts.length,
      taxonomy: () => taxonomy.name,
    },
  };
}

/** The properties of terms, with those that `data/authors.yml` gives to authors. */
export function termKeys({ authors }: Pick<Site, 'authors'>): readonly string[] {
  return Object.keys(termAspect(authors, { name: '' }).getters);
}

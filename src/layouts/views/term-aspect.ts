import { type DataMap, isMap } from '../../types/data.ts';
import type { Taxonomy, Term } from '../../types/taxonomy.ts';
import type { Aspect } from './view.ts';

/** A term with the taxonomy it belongs to. */
export interface TermFact {
  readonly taxonomy: Taxonomy;
  readonly term: Term;
}

/** The properties of a term, wherever layouts meet it; authors add what `data/authors.yml` says of them. */
export function termAspect(authors: DataMap): Aspect<TermFact> {
  const said = (id: string): DataMap => {
    const author = authors[id];
    return isMap(author) ? author : {};
  };
  const keys = new Set(Object.keys(authors).flatMap((id) => Object.keys(said(id))));
  const extras = [...keys].map((key) => [
    key,
    ({ taxonomy, term }: TermFact) => (taxonomy.name === 'authors' ? (said(term.id)[key] ?? '') : ''),
  ]);
  return {
    name: ({ taxonomy, term }) => `term:${taxonomy.name}/${term.id}`,
    getters: {
      ...Object.fromEntries(extras),
      id: ({ term }) => term.id,
      name: ({ term }) => term.name,
      slug: ({ term }) => term.slug,
      url: ({ term }) => term.url,
      count: ({ term }) => term.posts.length,
      taxonomy: ({ taxonomy }) => taxonomy.name,
    },
  };
}

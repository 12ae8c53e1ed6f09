import type { TaxonomyConfig } from '../types/config.ts';
import type { Page } from '../types/page.ts';
import type { Taxonomy, Term } from '../types/taxonomy.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';
import { paginate } from './paginate.ts';

/** For each taxonomy that has terms: the index of its terms, and the posts of each term, page by page. */
export function planTaxonomies({ site, config, hasLayout }: Planning): readonly Page[] {
  return site.taxonomies.flatMap((taxonomy) => {
    const settings = config.taxonomies.find(({ name }) => name === taxonomy.name);
    if (settings === undefined || settings.path === false || taxonomy.terms.length === 0) return [];
    const layout = `${singular(settings)}.njk`;
    const index = newPage({
      kind: 'taxonomy',
      url: taxonomy.url,
      title: taxonomy.name,
      extra: { taxonomy: taxonomy.name, most: mostPosts(taxonomy) },
    });
    const lists = taxonomy.terms.flatMap((term) =>
      planTerm(taxonomy, term, settings, hasLayout(layout) ? layout : 'term.njk'),
    );
    return [index, ...lists];
  });
}

function planTerm(taxonomy: Taxonomy, term: Term, settings: TaxonomyConfig, layout: string): readonly Page[] {
  const ids = taxonomy.ascending ? term.posts.toReversed() : term.posts;
  return paginate(ids, term.url, settings.perPage).map((pager, index) =>
    newPage({
      kind: 'term',
      url: pager.urls[index] ?? term.url,
      title: term.name,
      layout,
      pager,
      term: { taxonomy: taxonomy.name, slug: term.slug },
      extra: { kind: singular(settings) },
    }),
  );
}

/** What one term's page is called: the taxonomy's singular key. */
function singular({ name, keys }: TaxonomyConfig): string {
  return keys[1] ?? name;
}

/** How many posts the most frequent term has. */
function mostPosts({ terms }: Taxonomy): number {
  return terms.reduce((most, { posts }) => Math.max(most, posts.length), 0);
}

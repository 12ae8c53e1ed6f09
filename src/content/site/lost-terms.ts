import { warning } from '../../diagnostics/diagnostic.ts';
import type { TaxonomyConfig } from '../../types/config.ts';
import type { PlanFault } from '../../types/plan-fault.ts';
import { unlikeTerms } from './unlike-terms.ts';

/** A warning for each term that counts as another one of its slug, though the two are no spellings of each other. */
export function lostTerms(
  bySlug: ReadonlyMap<string, readonly string[]>,
  bearers: ReadonlyMap<string, readonly string[]>,
  config: TaxonomyConfig,
): readonly PlanFault[] {
  const { name, keys, path } = config;
  return [...bySlug].flatMap(([shared, terms]) =>
    unlikeTerms(terms, config).map(({ term, keeper, slug }): PlanFault => {
      const what = path === false ? 'are one term' : 'share one page';
      const setting = `${path === false ? 'path: false, ' : ''}slugs: {${JSON.stringify(term)}: ${slug}}`;
      const found = warning(
        'term-shared',
        `“${term}” and “${keeper}” of ${name} ${what}, since both become ${shared}; posts show “${terms[0] ?? ''}” for either`,
        { file: bearers.get(term)?.[0] ?? '' },
        `Give one an address of its own in site.yml: taxonomies: {${name}: {${setting}}}; or write one name everywhere.`,
      );
      return { ...found, about: { keys, text: term } };
    }),
  );
}

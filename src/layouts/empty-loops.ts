import { warning } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Layout } from './layout-set.ts';
import { placeOfUse } from './syntax-error.ts';
import type { TemplateNames } from './template-names.ts';

/** What the variables hold whose properties are known before any page is made. */
export interface KnownProperties {
  /** Anybody may add others in `site.yml`. */
  readonly site: readonly string[];
  readonly pager: readonly string[];
}

/** Loops through what is not there, which show nothing on any page and which the engine passes over without a word; `set` are names that a template may have given to something else. */
export function emptyLoops(
  layout: Layout,
  { loops }: TemplateNames,
  set: ReadonlySet<string>,
  { site, pager }: KnownProperties,
): readonly Diagnostic[] {
  return loops.flatMap(({ of, ...use }) => {
    const known = of === 'site' ? site : pager;
    if (!['site', 'pager'].includes(of) || set.has(of) || known.includes(use.name)) return [];
    const hint = didYouMean(use.name, known);
    if (hint === '' && of === 'site') return [];
    const message = `${of} has no ${use.name}, so the loop shows nothing`;
    const remedy = hint === '' ? `Name one of: ${known.join(', ')}.` : `Mend the name.${hint}`;
    return [warning('layout-name-unknown', message, placeOfUse(layout, use), remedy)];
  });
}

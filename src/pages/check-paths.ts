import { outputPath } from '../content/addresses/output-path.ts';
import { error } from '../diagnostics/diagnostic.ts';
import type { TaxonomyConfig } from '../types/config.ts';
import type { Page } from '../types/page.ts';
import type { PlanFault } from '../types/plan-fault.ts';
import { describePage } from './describe-page.ts';
import { addressOf, aliasOf } from './page-address.ts';

/** Finds every page whose path would leave the output folder, or that some disk or host could not hold; the pages and feeds of a term once. */
export function checkPaths(
  pages: readonly Page[],
  taxonomies: readonly Pick<TaxonomyConfig, 'name' | 'keys'>[],
): readonly PlanFault[] {
  const told = new Set<string>();
  return pages.flatMap((page) => {
    // The name of a copied file is no URL yet: a % in it stands for itself.
    const output = outputPath(page.kind === 'file' ? page.url.replaceAll('%', '%25') : page.url);
    if ('path' in output) return [];
    const { term } = page;
    if (term === null) return [refusal(page, output.problem)];
    // A name of which nothing is left is told with the term.
    if (term.slug === '') return [];
    const name = `${term.taxonomy}/${term.slug}`;
    if (told.has(name)) return [];
    told.add(name);
    const { keys = [] } = taxonomies.find((one) => one.name === term.taxonomy) ?? {};
    return [termRefusal(page, output.problem, { taxonomy: term.taxonomy, keys })];
  });
}

function termRefusal(
  page: Page,
  problem: string,
  { taxonomy, keys }: { readonly taxonomy: string; readonly keys: readonly string[] },
): PlanFault {
  const { url, title } = page;
  const file = page.pager?.items[0] ?? null;
  const found = error(
    'permalink-invalid',
    `${describePage(page)} cannot be published at ${url}: ${problem}`,
    file === null ? null : { file },
    `Say in site.yml what stands for it: taxonomies: {${taxonomy}: {slugs: {${JSON.stringify(title)}: other}}}.`,
  );
  return { ...found, about: { keys, text: title } };
}

function refusal(page: Page, problem: string): PlanFault {
  const { kind, url } = page;
  const file = page.source ?? page.pager?.items[0] ?? null;
  const place = file === null ? null : { file };
  if (kind === 'file') {
    return error('file-name', `the file cannot be published: ${problem}`, place, 'Rename the file.');
  }
  const remedy =
    aliasOf(page) !== null
      ? 'Write aliases as paths of this site, such as /old-name/.'
      : 'Use a shorter or plainer name, one that every host can hold.';
  const found = error(
    'permalink-invalid',
    `${describePage(page)} cannot be published at ${url}: ${problem}`,
    place,
    remedy,
  );
  return { ...found, about: addressOf(page) };
}

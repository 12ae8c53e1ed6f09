import { isError } from '../diagnostics/diagnostic.ts';
import { bodiesOf, type Comparison } from './compare-blogs.ts';
import type { ForeignText } from './foreign-blog.ts';
import type { ImportOptions } from './import-options.ts';

/** Looks whether all that was published stands at its address in the blog that was made. */
export async function compareAddresses(
  texts: readonly ForeignText[],
  { target, ...reading }: ImportOptions,
): Promise<Comparison> {
  const { pages, diagnostics } = await bodiesOf(target, reading);
  const published = texts.filter(({ url }) => url !== null);
  const changes = published.flatMap(({ url, source }) =>
    url === null || pages.get(url)?.isPublished === true ? [] : [{ url, source, what: 'gone' as const }],
  );
  return { pages: published.length, isOfAddresses: true, changes, errors: diagnostics.filter(isError) };
}

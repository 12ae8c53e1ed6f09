import { outputPath } from '../content/addresses/output-path.ts';
import type { Page } from '../types/page.ts';

type Given = Pick<Page, 'kind' | 'url' | 'title'> & Partial<Page>;

/** A planned page with everything left unsaid at its default; a URL that ends in `/` is a folder's index. */
export function newPage(given: Given): Page {
  return Object.freeze({
    path: pathOf(given.url),
    layout: `${given.kind}.njk`,
    source: null,
    post: null,
    refs: {},
    pager: null,
    term: null,
    extra: {},
    listed: true,
    ...given,
  });
}

/** The file a URL path is served from; one that cannot have a file is found by `checkPaths`. */
function pathOf(url: string): string {
  const output = outputPath(url);
  return 'path' in output ? output.path : url.slice(1);
}

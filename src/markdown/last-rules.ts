import type { Dialect } from './dialect.ts';
import type { MarkdownOptions } from './markdown-document.ts';
import { embeds } from './rules/embeds.ts';
import { figures } from './rules/figures.ts';
import { localUrls } from './rules/local-urls.ts';
import { tableOfContents } from './rules/table-of-contents.ts';

/** What every dialect does with a document at the end, whatever Markdown it was written in, in the order of running. */
export function lastRules(options: MarkdownOptions): Dialect['core'] {
  return [
    ...(options.plainPictures ? [] : [['figures', figures] as const]),
    ['embeds', embeds],
    ['local_urls', localUrls(options)],
    ['table_of_contents', tableOfContents],
  ];
}

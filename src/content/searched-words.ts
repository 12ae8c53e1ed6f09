import { WordPacker } from '../search/post-words.ts';
import { unpackToc } from '../text/packed-toc.ts';
import type { Post, TocEntry } from '../types/post.ts';

const none = new Uint8Array();

/** Its memory serves post after post. */
const packer = new WordPacker();

/** What a post is searched by; code in blocks is not, which would be half of it. The bytes hold until the next post. */
export function searchedWords({ title, terms, toc, noindex }: Post, body: string): Uint8Array {
  if (noindex) return none;
  const headings = (entries: readonly TocEntry[]): string =>
    entries.map(({ text, children }) => `${text} ${headings(children)}`).join(' ');
  return packer.pack({
    title,
    terms: Object.values(terms).flat().join(' '),
    headings: headings(unpackToc(toc)),
    body,
  });
}

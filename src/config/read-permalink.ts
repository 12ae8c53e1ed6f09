import { resolvePermalink } from '../content/addresses/permalink.ts';
import type { ConfigReader } from './config-reader.ts';

/** The pattern of the blog's addresses. One that no post could have is told here, once, and not by every post. */
export function readPermalink(read: ConfigReader, fallback: string): string {
  const written = read.text('permalink', fallback);
  const [made, other] = [
    resolvePermalink(written, { slug: 'a', date: '2024-01-02T03:04:05+00:00', categories: ['b'] }),
    resolvePermalink(written, { slug: 'c', date: '2025-06-07T08:09:10+00:00', categories: ['d'] }),
  ];
  const example = '/:title/';
  if ('problem' in made)
    read.refuse('permalink', made.problem, `Mend it, or delete the line for ${fallback}.`);
  else if ('url' in other && made.url === other.url)
    read.refuse(
      'permalink',
      'every post would have the same address',
      `Name a part of the post, as in ${example}.`,
    );
  else return written;
  return fallback;
}

import { resolvePermalink } from '../content/permalink.ts';
import type { ConfigReader } from './config-reader.ts';

/** The blog's pattern of addresses. A slip in it is told once and here, not of every post. */
export function readPermalink(read: ConfigReader, fallback: string): string {
  const pattern = read.text('permalink', fallback);
  const tried = resolvePermalink(pattern, { slug: 'a', date: '2026-05-04T00:00:00Z', categories: ['b'] });
  if (!('problem' in tried)) return pattern;
  read.refuse(
    'permalink',
    `permalink cannot be read: ${tried.problem}`,
    'Write a pattern such as /:year/:title/.',
  );
  return fallback;
}

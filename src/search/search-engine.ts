import type { SearchConfig } from '../types/config.ts';

/** What answers readers who search; empty where nothing does. */
export function searchEngine({ path, isOwn, pagefind }: SearchConfig): 'tinta' | 'pagefind' | '' {
  if (path === false) return '';
  if (isOwn) return 'tinta';
  return (pagefind ?? '') === '' ? '' : 'pagefind';
}

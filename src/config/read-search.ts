import type { SearchConfig } from '../types/config.ts';
import type { ConfigReader } from './config-reader.ts';

/** Reads `search`: on, off, in another place, or by Pagefind. */
export function readSearch(read: ConfigReader): SearchConfig {
  const written = read.at('search');
  const path = '/search/';
  if (written === undefined || written === true) return { path, isOwn: true, pagefind: null };
  if (written === false) return { path: false, isOwn: false, pagefind: null };
  if (written === 'pagefind') return { path, isOwn: false, pagefind: '' };
  if (typeof written === 'string' && written.startsWith('/')) {
    const folder = read.folder('search', path);
    return { path: folder, isOwn: folder !== false, pagefind: null };
  }
  read.refuse(
    'search',
    'search takes true, false, pagefind or a path',
    'Write search: false, or search: /find/.',
  );
  return { path, isOwn: true, pagefind: null };
}

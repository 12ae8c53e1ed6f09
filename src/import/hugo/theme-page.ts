import type { HugoText } from './hugo-text.ts';
import { textAt } from './lower-keys.ts';

/** Which page of the theme's a text without words was made for: themes of Hugo's have layouts that list and search. */
export function themePage({ front, body }: HugoText, url: string): 'archive' | 'search' | null {
  if (body.trim() !== '' || !url.endsWith('/')) return null;
  const layout = `${textAt(front, 'layout')} ${textAt(front, 'type')}`.toLowerCase();
  if (/\barchives?\b/.test(layout)) return 'archive';
  return /\bsearch\b/.test(layout) ? 'search' : null;
}

import { type Place, warning } from '../../diagnostics/diagnostic.ts';
import { locate } from '../../text/locate.ts';
import type { Data } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';

/** The keys of an author that layouts link to. */
const linked: ReadonlySet<string> = new Set(['website', 'mastodon']);

/** Finds every address of an author that is none of the web or of mail; layouts show it as text. */
export function checkAuthors(authors: Data, file: string, text: string): readonly Diagnostic[] {
  if (typeof authors !== 'object' || authors === null) return [];
  return Object.entries(authors).flatMap(([id, author]) => {
    if (typeof author !== 'object' || author === null) return [];
    return Object.entries(author).flatMap(([key, value]) => {
      if (!linked.has(key) || typeof value !== 'string' || isAddress(value)) return [];
      const message = `${key} of ${id} is not a web address, so it is no link`;
      return [warning('author-url', message, placeOf(value, file, text), remedyFor(key, value))];
    });
  });
}

function isAddress(text: string): boolean {
  return text === '' || /^(?:https?:\/\/|mailto:)/i.test(text);
}

function placeOf(value: string, file: string, text: string): Place {
  const at = text.indexOf(value);
  return at === -1 ? { file } : { file, ...locate(text, at) };
}

/** People give their name in the Fediverse as they would say it. */
function remedyFor(key: string, value: string): string {
  const [, user, host] = /^@?([\w.]+)@([\w.-]+\.\w+)$/.exec(value) ?? [];
  return key === 'mastodon' && host !== undefined
    ? `Write its address: https://${host}/@${user}.`
    : 'Write it whole, such as https://me.example.';
}

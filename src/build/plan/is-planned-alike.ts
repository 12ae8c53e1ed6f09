import { equalAsJson } from '../../text/equal-as-json.ts';
import type { Config } from '../../types/config.ts';
import { type Post, shownOnly } from '../../types/post.ts';

/**
 * Whether a post or page that says one thing now and said another before leaves every plan as it was:
 *  1. what is other is only shown;
 *  2. no card is drawn with it;
 *  3. it has the same keys of its own, which are names that layouts know;
 *  4. a standing page that says nothing goes on saying nothing, for another may stand in its place.
 */
export function isPlannedAlike(was: Post, is: Post, { cards, url }: Config): boolean {
  const hasCards = cards.engine !== '' && url !== '';
  if (hasCards && (was.title !== is.title || (was.image === null) !== (is.image === null))) return false;
  return (
    (is.kind === 'post' || equalAsJson(emptinessOf(was), emptinessOf(is))) &&
    equalAsJson(Object.keys(was.extra).toSorted(), Object.keys(is.extra).toSorted()) &&
    equalAsJson(decidingOf(was), decidingOf(is))
  );
}

function emptinessOf({ title, words, excerpt }: Post): unknown {
  return [title === '', words === 0, excerpt === ''];
}

const isShownOnly: ReadonlySet<string> = new Set(shownOnly);

function decidingOf(post: Post): unknown {
  return Object.fromEntries(Object.entries(post).filter(([property]) => !isShownOnly.has(property)));
}

import type { ChangedFacts } from '../../cache/facts.ts';
import { equalAsJson } from '../../text/equal-as-json.ts';
import type { Post } from '../../types/post.ts';

/** The properties of the view that are computed from a field; a field not named here has one of its own name. */
const properties: { readonly [field: string]: readonly string[] } = {
  date: ['date', 'year', 'month'],
  url: ['url', 'permalink', 'feedId'],
  slug: ['slug', 'feedId'],
  bodyDigest: [],
};

/**
 * Which facts of one post are not what they were, under the names its view records. A typo mended in a body
 * changes `body:ID`; the post's title, and whatever only shows that, stay as they are.
 */
export function changedPostFacts(was: Post | null, is: Post | null, id: string): ChangedFacts {
  const [name, body] = [`post:${id}`, `body:${id}`];
  if (was === null || is === null) {
    return new Map([
      [name, null],
      [body, null],
    ]);
  }
  const changed = new Map<string, ReadonlySet<string> | null>();
  if (was.bodyDigest !== is.bodyDigest) changed.set(body, null);
  const fields = Object.keys(is).filter(
    (field) => !equalAsJson(Reflect.get(was, field), Reflect.get(is, field)),
  );
  const keys = fields.flatMap((field) => {
    if (field === 'terms') return differing(was.terms, is.terms);
    if (field === 'extra') return differing(was.extra, is.extra);
    return properties[field] ?? [field];
  });
  if (keys.length > 0) changed.set(name, new Set(keys));
  return changed;
}

function differing(was: object, is: object): readonly string[] {
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...keys].filter((key) => !equalAsJson(Reflect.get(was, key), Reflect.get(is, key)));
}

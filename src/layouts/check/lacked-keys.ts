import { warning } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { placeOfUse } from '../errors/syntax-error.ts';
import type { Layout } from '../rendering/layout-set.ts';
import type { KeyUse } from '../syntax/key-uses.ts';
import { type KnownProperties, meantBy } from './lacked-properties.ts';
import type { ItemKind, Kinds } from './name-kinds.ts';

/** What a list of each kind is called. */
const lists: { readonly [kind in ItemKind]: string } = {
  post: 'no post has a key',
  term: 'no term has a key',
  group: 'what groupBy makes has no',
};

/**
 * A warning for each key that a filter looks for and nothing in its list has:
 *  1. of a group, which has a name and items and nothing else, any such key;
 *  2. of a post or a term, a key that is none but for a slip, or by which front matter calls what layouts call otherwise. Any
 *     other may be one that a post is yet to have.
 */
export function lackedKeys(
  layout: Layout,
  uses: readonly KeyUse[],
  kinds: Kinds,
  known: KnownProperties,
): readonly Diagnostic[] {
  return uses.flatMap(({ filter, list, name, ...use }) => {
    const kind = kinds.ofItems(list);
    // Behind a dot stands a property of what the key leads to.
    const [key = ''] = name.split('.');
    if (kind === null || known[kind].includes(key)) return [];
    const meant = meantBy(key, known[kind], kind === 'post' ? known.written : noWords);
    if (meant === undefined && kind !== 'group') return [];
    const message = `${lists[kind]} ${key}, so ${effectOf(filter)}`;
    const remedy =
      meant === undefined
        ? `Name one of: ${known[kind].join(', ')}.`
        : `Mend the name. Did you mean ${meant}?`;
    return [warning('layout-name-unknown', message, placeOfUse(layout, use), remedy)];
  });
}

const noWords: ReadonlyMap<string, string> = new Map();

function effectOf(filter: string): string {
  if (filter === 'sortBy') return 'sortBy leaves the order as it is';
  if (filter === 'groupBy' || filter === 'groupby') return `${filter} makes one group of all`;
  return filter === 'rejectattr' ? 'rejectattr keeps all' : `${filter} finds nothing`;
}

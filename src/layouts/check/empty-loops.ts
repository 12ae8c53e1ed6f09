import { error } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { placeOfUse } from '../errors/syntax-error.ts';
import type { Layout } from '../rendering/layout-set.ts';
import type { LoopUse } from '../syntax/template-loops.ts';
import type { TemplateNames } from '../syntax/template-names.ts';
import { type KnownProperties, lackedIn } from './lacked-properties.ts';
import type { Kinds } from './name-kinds.ts';

/**
 * Loops that show nothing on any page, and that the engine passes over without a word: through what is not there, a warning
 * unless a condition asks for it; through views that are taken apart, as Jekyll's `site.tags` may be, an error.
 */
export function emptyLoops(
  layout: Layout,
  names: TemplateNames,
  kinds: Kinds,
  known: KnownProperties,
): readonly Diagnostic[] {
  return names.loops.flatMap((loop) => [
    ...lackedIn(layout, [loop], names, { kinds, known, so: 'the loop shows nothing' }),
    ...(kinds.of(loop.of) === loop.of ? takenApart(layout, loop, known) : []),
  ]);
}

/** A round gives several names to the parts of a list; what layouts see of posts and terms has none. */
function takenApart(
  layout: Layout,
  { of, isFiltered, items, ...use }: LoopUse,
  { taxonomies }: KnownProperties,
): readonly Diagnostic[] {
  const [item = ''] = items;
  const isOfTerms = ['site', 'page'].includes(of) && taxonomies.includes(use.name);
  if (items.length < 2 || isFiltered || !(isOfTerms || (of === 'site' && use.name === 'posts'))) return [];
  const list = `${of}.${use.name}`;
  const message = `each of ${list} is one thing with properties, and has no ${items.join(' and ')}`;
  const written = `{% for ${item} in ${list} %}{{ ${item}.${isOfTerms ? 'name' : 'title'} }}{% endfor %}`;
  const posts = ` Its posts are site.posts | where('${use.name}', ${item}.name).`;
  const remedy = `Give it one name: ${written}.${isOfTerms ? posts : ''}`;
  return [error('layout-name-unknown', message, placeOfUse(layout, use), remedy)];
}

import { error, warning } from '../diagnostics/diagnostic.ts';
import { differsByASlip } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Layout } from './layout-set.ts';
import { placeOfUse } from './syntax-error.ts';
import type { LoopUse } from './template-loops.ts';
import type { TemplateNames } from './template-names.ts';

/** What the variables hold whose properties are known before any page is made. */
export interface KnownProperties {
  /** Anybody may add others in `site.yml`. */
  readonly site: readonly string[];
  readonly pager: readonly string[];
  /** Those of a page whatever it is made of, each of its post's or standing page's among them. */
  readonly page: readonly string[];
  readonly post: readonly string[];
  readonly taxonomies: readonly string[];
}

/**
 * Loops that show nothing on any page, and that the engine passes over without a word: through what is not there, a warning
 * unless a condition asks for it; through views that are taken apart, as Jekyll's `site.tags` may be, an error. `set` are names
 * that a template may have given to something else.
 */
export function emptyLoops(
  layout: Layout,
  { loops, askedFor }: TemplateNames,
  set: ReadonlySet<string>,
  known: KnownProperties,
): readonly Diagnostic[] {
  const posts = postsIn(loops, set);
  return loops
    .filter(({ of }) => !set.has(of) || posts.has(of))
    .flatMap((loop) => [
      ...(askedFor.includes(`${loop.of}.${loop.name}`) ? [] : throughNothing(layout, loop, known, posts)),
      ...(set.has(loop.of) ? [] : takenApart(layout, loop, known)),
    ]);
}

/** The lists that layouts have posts or standing pages from. */
const lists: ReadonlySet<string> = new Set([
  'pager.items',
  'site.posts',
  'site.pages',
  'page.related',
  'page.translations',
]);

/** What a template calls the posts of its loops, and nothing else that it goes through. */
function postsIn(loops: readonly LoopUse[], set: ReadonlySet<string>): ReadonlySet<string> {
  const isOfPosts = ({ of, name }: LoopUse): boolean => !set.has(of) && lists.has(`${of}.${name}`);
  const others = new Set(loops.filter((loop) => !isOfPosts(loop)).flatMap(({ items }) => items));
  const found = loops.filter((loop) => isOfPosts(loop) && !loop.isFiltered).flatMap(({ items }) => items);
  return new Set(found.filter((name) => !others.has(name)));
}

function throughNothing(
  layout: Layout,
  { of, ...use }: LoopUse,
  properties: KnownProperties,
  posts: ReadonlySet<string>,
): readonly Diagnostic[] {
  const kind = posts.has(of) ? 'post' : of;
  if (kind !== 'site' && kind !== 'pager' && kind !== 'page' && kind !== 'post') return [];
  const known = properties[kind];
  if (known.includes(use.name)) return [];
  const meant = meantBy(use.name, known);
  // Anything but a pager may have properties of the blog's own.
  if (meant === undefined && kind !== 'pager') return [];
  const message = `${of} has no ${use.name}, so the loop shows nothing`;
  const remedy =
    meant === undefined ? `Name one of: ${known.join(', ')}.` : `Mend the name. Did you mean ${meant}?`;
  return [warning('layout-name-unknown', message, placeOfUse(layout, use), remedy)];
}

/** The name that differs by one slip of the fingers; `images` is none of `image`, but may be a list that no post has yet. */
function meantBy(name: string, known: readonly string[]): string | undefined {
  const written = name.toLowerCase();
  return known.find(
    (each) => written !== `${each.toLowerCase()}s` && differsByASlip(written, each.toLowerCase()),
  );
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

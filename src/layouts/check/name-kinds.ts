import { type Given, groupsOf, itemOf } from '../syntax/template-givens.ts';
import type { TemplateNames } from '../syntax/template-names.ts';
import { reachedFrom } from '../syntax/visible-names.ts';

/** What a variable holds whose properties are known. A page has all those of its post. */
type NameKind = 'site' | 'data' | 'pager' | 'page' | 'post';

/** What a list holds, where the properties of that are known. */
export type ItemKind = 'post' | 'term' | 'group';

type Kind = NameKind | ItemKind | 'posts' | 'terms' | 'groups' | 'taxonomy';

/** What is taken of what, and what that is. */
const steps: { readonly [kind in Kind]: { readonly [step: string]: Kind } } = {
  site: { posts: 'posts', pages: 'posts', data: 'data' },
  data: {},
  pager: { items: 'posts' },
  page: { related: 'posts', translations: 'posts', previous: 'post', next: 'post', parent: 'post' },
  post: {},
  posts: { [itemOf]: 'post', [groupsOf]: 'groups' },
  taxonomy: { terms: 'terms' },
  terms: { [itemOf]: 'term' },
  term: {},
  groups: { [itemOf]: 'group' },
  group: { items: 'posts' },
};

const named: ReadonlySet<Kind> = new Set(['site', 'data', 'pager', 'page', 'post'] satisfies NameKind[]);
const listed: ReadonlySet<Kind> = new Set(['post', 'term', 'group'] satisfies ItemKind[]);

const always: readonly string[] = ['site', 'pager', 'page', 'taxonomy'] satisfies readonly Kind[];

/** No way from a name to its value is longer, but for one that goes in a circle. */
const mostSteps = 8;

/** Tells what a template's names and lists hold, wherever it has them from; null for what may be anything. */
export interface Kinds {
  /** What stands at the end of a way such as `site.data`. */
  of(way: string): NameKind | null;
  /** What each item is of the list at the end of a way. */
  ofItems(way: readonly string[]): ItemKind | null;
}

/** Looks through a template and all that it names, and that names it. `taxonomies` are lists of terms. */
export function kindsIn(
  template: string,
  namesBy: ReadonlyMap<string, TemplateNames>,
  taxonomies: readonly string[],
): Kinds {
  const reached = reachedFrom(template, namesBy) ?? namesBy.keys();
  const givens = [...reached].flatMap((each) => namesBy.get(each)?.givens ?? []);
  const find = (way: readonly string[]) => alongWay(way, { givens, taxonomies }, mostSteps);
  return {
    of(way) {
      const kind = find(way.split('.'));
      return kind !== null && named.has(kind) ? (kind as NameKind) : null;
    },
    ofItems(way) {
      const kind = find([...way, itemOf]);
      return kind !== null && listed.has(kind) ? (kind as ItemKind) : null;
    },
  };
}

interface Surroundings {
  readonly givens: readonly Given[];
  readonly taxonomies: readonly string[];
}

function kindOf(name: string, around: Surroundings, left: number): Kind | null {
  const ways = around.givens.filter((given) => given.name === name).map(({ way }) => way);
  const kinds = new Set(
    ways.map((way) => (way === null || left === 0 ? null : alongWay(way, around, left - 1))),
  );
  if (always.includes(name)) kinds.add(name as Kind);
  const [only = null, ...others] = kinds;
  if (others.length === 0) return only;
  return [...kinds].every((kind) => kind === 'post' || kind === 'page') ? 'page' : null;
}

function alongWay([first = '', ...rest]: readonly string[], around: Surroundings, left: number): Kind | null {
  let kind = kindOf(first, around, left);
  for (const step of rest) kind = kind === null ? null : after(kind, step, around);
  return kind;
}

/** A taxonomy is a list of terms wherever it stands, but for a page's series, which is one thing. */
function after(kind: Kind, step: string, { taxonomies }: Surroundings): Kind | null {
  if (Object.hasOwn(steps[kind], step)) return steps[kind][step] ?? null;
  const hasTerms = kind === 'site' || kind === 'post' || (kind === 'page' && step !== 'series');
  return hasTerms && taxonomies.includes(step) ? 'terms' : null;
}

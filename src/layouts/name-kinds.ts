import { type Given, groupsOf, itemOf } from './template-givens.ts';
import type { TemplateNames } from './template-names.ts';
import { reachedFrom } from './visible-names.ts';

/** What a variable holds whose properties are known. A page has all those of its post. */
export type NameKind = 'site' | 'data' | 'pager' | 'page' | 'post';

type Kind = NameKind | 'posts' | 'groups' | 'group';

/** What is taken of what, and what that is. */
const steps: { readonly [kind in Kind]: { readonly [step: string]: Kind } } = {
  site: { posts: 'posts', pages: 'posts', data: 'data' },
  data: {},
  pager: { items: 'posts' },
  page: { related: 'posts', translations: 'posts', previous: 'post', next: 'post', parent: 'post' },
  post: {},
  posts: { [itemOf]: 'post', [groupsOf]: 'groups' },
  groups: { [itemOf]: 'group' },
  group: { items: 'posts' },
};

const always: readonly string[] = ['site', 'pager', 'page'] satisfies readonly Kind[];

/** No way from a name to its value is longer, but for one that goes in a circle. */
const mostSteps = 8;

/** Tells what a template's names hold, wherever it has them from, and what ways such as `site.data` lead to; null for what may be anything. */
export function kindsIn(
  template: string,
  namesBy: ReadonlyMap<string, TemplateNames>,
): (name: string) => NameKind | null {
  const reached = reachedFrom(template, namesBy) ?? namesBy.keys();
  const givens = [...reached].flatMap((each) => namesBy.get(each)?.givens ?? []);
  return (name) => {
    const kind = alongWay(name.split('.'), givens, mostSteps);
    return kind === 'posts' || kind === 'groups' || kind === 'group' ? null : kind;
  };
}

function kindOf(name: string, givens: readonly Given[], left: number): Kind | null {
  const ways = givens.filter((given) => given.name === name).map(({ way }) => way);
  const kinds = new Set(
    ways.map((way) => (way === null || left === 0 ? null : alongWay(way, givens, left - 1))),
  );
  if (always.includes(name)) kinds.add(name as Kind);
  const [only = null, ...others] = kinds;
  if (others.length === 0) return only;
  return [...kinds].every((kind) => kind === 'post' || kind === 'page') ? 'page' : null;
}

function alongWay(
  [first = '', ...rest]: readonly string[],
  givens: readonly Given[],
  left: number,
): Kind | null {
  let kind = kindOf(first, givens, left);
  for (const step of rest)
    kind = kind !== null && Object.hasOwn(steps[kind], step) ? (steps[kind][step] ?? null) : null;
  return kind;
}

import { warning } from '../../diagnostics/diagnostic.ts';
import { differsByASlip } from '../../text/did-you-mean.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { placeOfUse } from '../errors/syntax-error.ts';
import type { Layout } from '../rendering/layout-set.ts';
import type { PropertyUse } from '../syntax/template-loops.ts';
import type { TemplateNames } from '../syntax/template-names.ts';
import type { Kinds } from './name-kinds.ts';

/** What the variables hold whose properties are known before any page is made. */
export interface KnownProperties {
  /** Anybody may add others in `site.yml`. */
  readonly site: readonly string[];
  /** The names of the files of data. */
  readonly data: readonly string[];
  readonly pager: readonly string[];
  /** Those of a page whatever it is made of, each of its post's or standing page's among them. */
  readonly page: readonly string[];
  readonly post: readonly string[];
  readonly term: readonly string[];
  readonly group: readonly string[];
  /** The words of front matter for which layouts have another, and that one: `category`, `categories`. */
  readonly written: ReadonlyMap<string, string>;
  readonly taxonomies: readonly string[];
}

/**
 * A warning for each property of a variable that it does not have, as far as that is told from a property to come. `uses` are
 * those without which a page shows nothing and nobody is told.
 */
export function lackedIn(
  layout: Layout,
  uses: readonly PropertyUse[],
  { askedFor }: Pick<TemplateNames, 'askedFor'>,
  surroundings: { readonly kinds: Kinds; readonly known: KnownProperties; readonly so: string },
): readonly Diagnostic[] {
  const { kinds, known, so } = surroundings;
  return uses.flatMap(({ of, ...use }) => {
    const kind = askedFor.includes(`${of}.${use.name}`) ? null : kinds.of(of);
    if (kind === null || known[kind].includes(use.name)) return [];
    const words = kind === 'page' || kind === 'post' ? known.written : noWords;
    const meant = meantBy(use.name, known[kind], words);
    // Anything but a pager may have properties of the blog's own.
    if (meant === undefined && kind !== 'pager') return [];
    const message = `${of} has no ${use.name}, so ${so}`;
    const remedy =
      meant === undefined
        ? `Name one of: ${known[kind].join(', ')}.`
        : `Mend the name. Did you mean ${meant}?`;
    return [warning('layout-name-unknown', message, placeOfUse(layout, use), remedy)];
  });
}

/** The properties that a filter, a call or another name is given, and that are not there. */
export function lackedProperties(
  layout: Layout,
  names: TemplateNames,
  kinds: Kinds,
  known: KnownProperties,
): readonly Diagnostic[] {
  return lackedIn(layout, names.silentUses, names, { kinds, known, so: 'nothing is shown here' });
}

const noWords: ReadonlyMap<string, string> = new Map();

/** Keys that blogs give their posts, and that only look like one of ours. */
const ownWords: ReadonlySet<string> = new Set(['featured', 'feature', 'rate', 'rated', 'long', 'shared']);

/**
 * The name that differs by one slip of the fingers, or what is `written` so, or almost so, where it is given; `images` is none of
 * `image`, but may be a list that no post has yet.
 */
export function meantBy(
  name: string,
  known: readonly string[],
  written: ReadonlyMap<string, string>,
): string | undefined {
  if (ownWords.has(name.toLowerCase())) return undefined;
  const isAlmost = (each: string): boolean => {
    const [a, b] = [name.toLowerCase(), each.toLowerCase()];
    return a !== `${b}s` && differsByASlip(a, b);
  };
  const near = written.get(name) ?? known.find(isAlmost);
  return near ?? [...written].find(([word]) => isAlmost(word))?.[1];
}

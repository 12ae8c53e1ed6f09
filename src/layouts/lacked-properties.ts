import { warning } from '../diagnostics/diagnostic.ts';
import { differsByASlip } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Layout } from './layout-set.ts';
import type { NameKind } from './name-kinds.ts';
import { placeOfUse } from './syntax-error.ts';
import type { PropertyUse } from './template-loops.ts';
import type { TemplateNames } from './template-names.ts';

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
  readonly taxonomies: readonly string[];
}

/** Tells what a template's names hold; null for what may be anything. */
type KindOf = (name: string) => NameKind | null;

/**
 * A warning for each property of a variable that it does not have, as far as that is told from a property to come. `uses` are
 * those without which a page shows nothing and nobody is told.
 */
export function lackedIn(
  layout: Layout,
  uses: readonly PropertyUse[],
  { askedFor }: Pick<TemplateNames, 'askedFor'>,
  surroundings: { readonly kindOf: KindOf; readonly known: KnownProperties; readonly so: string },
): readonly Diagnostic[] {
  const { kindOf, known, so } = surroundings;
  return uses.flatMap(({ of, ...use }) => {
    const kind = askedFor.includes(`${of}.${use.name}`) ? null : kindOf(of);
    if (kind === null || known[kind].includes(use.name)) return [];
    const meant = meantBy(use.name, known[kind]);
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
  kindOf: KindOf,
  known: KnownProperties,
): readonly Diagnostic[] {
  return lackedIn(layout, names.silentUses, names, { kindOf, known, so: 'nothing is shown here' });
}

/** The name that differs by one slip of the fingers; `images` is none of `image`, but may be a list that no post has yet. */
function meantBy(name: string, known: readonly string[]): string | undefined {
  const written = name.toLowerCase();
  return known.find(
    (each) => written !== `${each.toLowerCase()}s` && differsByASlip(written, each.toLowerCase()),
  );
}

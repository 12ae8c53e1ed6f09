import { error } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { hintForFilter, hintForTest, hintForVariable } from '../errors/liquid-habits.ts';
import { placeOfUse, sourceFrom } from '../errors/syntax-error.ts';
import type { Layout } from '../rendering/layout-set.ts';
import { remedyForLayout } from '../rendering/meant-layout.ts';
import type { NameUse } from '../syntax/name-use.ts';

type Kind = 'variable' | 'filter' | 'test' | 'layout' | 'macro';

/** An error for each use of a name that nothing is called by, with what may have been meant; `homeOf` names the file that a macro is, or may be, taken from. */
export function unknownNames(
  kind: Kind,
  uses: readonly NameUse[],
  known: ReadonlySet<string>,
  layout: Layout,
  homeOf: (name: string) => string | null = () => null,
): readonly Diagnostic[] {
  return uses
    .filter(({ name }) => !known.has(name))
    .map((use) => {
      const message = `there is no ${kind} ${use.name}`;
      const remedy =
        kind === 'layout'
          ? remedyForLayout(use.name, known)
          : remedyFor(kind, use, known, { layout, homeOf });
      return error('layout-name-unknown', message, placeOfUse(layout, use), remedy);
    });
}

interface Surroundings {
  readonly layout: Layout;
  readonly homeOf: (name: string) => string | null;
}

function remedyFor(
  kind: Kind,
  use: NameUse,
  known: ReadonlySet<string>,
  { layout, homeOf }: Surroundings,
): string {
  if (/[“”„‘’«»]/.test(use.name)) return 'Write straight quotes: " or \'.';
  const made = new Set([...itemsOf(use.name, layout), ...setFrom(use.name, layout)]);
  const others = made.size === 0 ? known : [...known].filter((name) => !made.has(name));
  const hint = hintFor(kind, use.name) || didYouMean(use.name, others);
  if (kind === 'macro' && layout.isTheme === true)
    return `The theme takes it from layouts/${homeOf(use.name) ?? ''}, which is yours: write {% macro ${use.name}(…) %} there, or give your file another name.`;
  if (kind !== 'variable') return `Mend the name.${hint}`;
  if (layout.isTheme === true)
    return `The file is the theme's: before it is included, write {% set ${use.name} = … %}.`;
  const [file] =
    /^[\w-]+\.(?:html|njk|liquid)\b/.exec(sourceFrom(layout, use.line + 1, use.column + 1)) ?? [];
  const home = homeOf(use.name);
  // What is misspelt as it is imported is a name here too, and no hint.
  if (file === undefined && home !== null && (hint === '' || layout.source.includes(home)))
    return `A macro is taken from its file: {% from "${home}" import ${use.name} %}.`;
  if (file === undefined) return `Mend the name.${hint}`;
  return `Put the name of a file in quotes: "partials/${file.replace(/\.\w+$/, '.njk')}".`;
}

/** What loops through a name call one item of it: outside of them there is none, so it is never what was meant. */
function itemsOf(name: string, { source }: Layout): ReadonlySet<string | undefined> {
  const loops = source.matchAll(/\{%-?\s*for\s+(\w+)\s+in\s+(\w+)/g);
  return new Set([...loops].flatMap(([, item, list]) => (list === name ? [item] : [])));
}

/** What first gets a value where the name is used for it: before that there is none, so it is never what was meant. */
function setFrom(name: string, { source }: Layout): readonly string[] {
  const values = new Map<string, string>();
  for (const [, target = '', value = ''] of source.matchAll(/\{%-?\s*set\s+(\w+)\s*=((?:(?!%\})[^])*)/g))
    if (!values.has(target)) values.set(target, value);
  return [...values].flatMap(([target, value]) =>
    value.match(/\w+/g)?.includes(name) === true ? target : [],
  );
}

function hintFor(kind: Kind, name: string): string {
  if (kind === 'variable') return hintForVariable(name);
  if (kind === 'filter') return hintForFilter(name);
  return kind === 'test' ? hintForTest(name) : '';
}

import { error } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Page } from '../../types/page.ts';
import type { PlanFault } from '../../types/plan-fault.ts';

/** How many pages an error names before it counts the rest. */
const named = 3;

/** One error for each layout that pages ask for and nobody has: a name in `defaults` is asked for by every post. */
export function missingLayouts(
  pages: readonly Page[],
  layouts: ReadonlyMap<string, unknown>,
): readonly PlanFault[] {
  const missing = new Map<string, Page[]>();
  for (const page of pages) {
    const { layout } = page;
    if (layout === null || layouts.has(layout)) continue;
    const asking = missing.get(layout);
    if (asking === undefined) missing.set(layout, [page]);
    else asking.push(page);
  }
  const known = [...layouts.keys()].filter((name) => !name.includes('/')).map(nameOf);
  return [...missing].map(([layout, asking]) => {
    const name = nameOf(layout);
    const others = asking.length - named;
    const urls = asking.slice(0, named).map(({ url }) => url);
    const more = others > 0 ? ` and ${others} more page${others === 1 ? '' : 's'}` : '';
    const source = asking.find((page) => page.source !== null)?.source ?? null;
    const found = error(
      'layout-unknown',
      `there is no layout ${name} for ${urls.join(', ')}${more}`,
      source === null ? null : { file: source },
      remedyFor(layout, known, layouts),
    );
    return { ...found, about: { keys: ['layout'], text: null } };
  });
}

/** A slip has one answer, and so has a name with its file's ending; whoever thought of another name is told which there are. */
function remedyFor(layout: string, known: readonly string[], layouts: ReadonlyMap<string, unknown>): string {
  const bare = nameOf(layout).replace(/\.(?:njk|html?|liquid|hbs|ejs)$/, '');
  if (layouts.has(`${bare}.njk`)) return `Write layout: ${bare}, without the ending of its file.`;
  const near = nearest(nameOf(layout), known);
  if (near !== null) return `Did you mean ${near}? Or create layouts/${layout}.`;
  const others = `or name one of: ${known.join(', ')}.`;
  return bare === nameOf(layout)
    ? `Create layouts/${layout}, ${others}`
    : `Write layout: ${bare} and create layouts/${bare}.njk, ${others}`;
}

function nameOf(layout: string): string {
  return layout.replace(/\.njk$/, '');
}

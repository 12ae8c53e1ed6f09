import { error, warning } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { placeOfUse } from '../errors/syntax-error.ts';
import type { Layout, LayoutSet } from '../rendering/layout-set.ts';
import type { TemplateNames } from '../syntax/template-names.ts';

type NamesByLayout = ReadonlyMap<string, TemplateNames>;

/** A block that no layout above has a place for is shown nowhere; of the theme's, `missingBlocks` tells. Where one above is chosen as the page is made, nobody knows. */
export function lostBlocks(
  layout: Layout,
  { parent, ownBlocks }: TemplateNames,
  namesBy: NamesByLayout,
): readonly Diagnostic[] {
  if (parent === null || layout.isTheme === true) return [];
  const { top, blocks } = above(parent.name, namesBy);
  if (top === null) return [];
  return ownBlocks
    .filter(({ name }) => !blocks.has(name))
    .map((use) => {
      const remedy = `Name one of: ${[...blocks].join(', ')}.${didYouMean(use.name, blocks)}`;
      const message = `there is no block ${use.name} in ${parent.name}, so it would be shown nowhere`;
      return error('layout-name-unknown', message, placeOfUse(layout, use), remedy);
    });
}

/** The engine takes one block of a name, and does not say which other one it has found. */
export function repeatedBlocks(layout: Layout, { blocks }: TemplateNames): readonly Diagnostic[] {
  return blocks.flatMap((use, index) => {
    const first = blocks.findIndex(({ name }) => name === use.name);
    if (first === index) return [];
    const message = `the block ${use.name} stands in line ${(blocks[first]?.line ?? 0) + 1} already`;
    const remedy = 'Give one of the two another name, or put both texts into one.';
    return error('layout-syntax', message, placeOfUse(layout, use), remedy);
  });
}

/** What stands outside of all blocks is dropped by the engine without a word. */
export function lostText(
  layout: Layout,
  { parent, lostText: lost }: TemplateNames,
  namesBy: NamesByLayout,
): readonly Diagnostic[] {
  // Where there is no layout above, that is told.
  if (lost === null || (parent !== null && !namesBy.has(parent.name))) return [];
  const { blocks } = parent === null ? { blocks: new Set<string>() } : above(parent.name, namesBy);
  const names = blocks.size > 0 ? `: ${[...blocks].join(', ')}` : '';
  return [
    warning(
      'layout-text-lost',
      `“${lost.name}” stands outside of all blocks, so it is shown nowhere`,
      placeOfUse(layout, lost),
      `Put it into one of the blocks of the layout above${names}.`,
    ),
  ];
}

/** A layout of the blog that stands in for one of the theme, and has no place for what other layouts of the theme fill. */
export function missingBlocks(
  layouts: LayoutSet,
  namesBy: NamesByLayout,
  asked: ReadonlySet<string>,
): readonly Diagnostic[] {
  const shown = shownBy(asked, layouts, namesBy);
  const missing = new Map<
    string,
    { readonly top: Layout; readonly block: string; readonly fillers: string[] }
  >();
  for (const { name: filler, isTheme } of layouts.values()) {
    const names = namesBy.get(filler);
    if (isTheme !== true || !shown.has(filler) || names === undefined || names.parent === null) continue;
    const { top: name, blocks } = above(names.parent.name, namesBy);
    const top = name === null ? undefined : layouts.get(name);
    if (top === undefined || top.isTheme === true) continue;
    for (const { name: block } of names.ownBlocks) {
      if (blocks.has(block)) continue;
      const key = `${top.name} ${block}`;
      const known = missing.get(key) ?? { top, block, fillers: [] };
      known.fillers.push(filler);
      missing.set(key, known);
    }
  }
  return [...missing.values()].map(({ top, block, fillers }) => {
    const blocks = namesBy.get(top.name)?.blocks ?? [];
    const hint = didYouMean(
      block,
      blocks.map(({ name }) => name),
    );
    return error(
      'layout-name-unknown',
      `there is no block ${block}, which the theme's ${fillers.join(', ')} ${fillers.length === 1 ? 'fills' : 'fill'}`,
      placeOfUse(top, blocks[0] ?? { line: 0, column: 0 }),
      `Write {% block ${block} %}{% endblock %} where it belongs.${hint}`,
    );
  });
}

/** The layouts that pages ask for, and all that these name; every one where a base is chosen as the page is made. */
function shownBy(
  asked: ReadonlySet<string>,
  layouts: LayoutSet,
  namesBy: NamesByLayout,
): ReadonlySet<string> {
  const shown = new Set(asked);
  for (const name of shown) {
    const names = namesBy.get(name);
    if (names?.isExtending === true && names.parent === null) return new Set(layouts.keys());
    names?.templates.forEach((use) => shown.add(use.name));
  }
  return shown;
}

/** The layout that a chain of them ends in, and all their blocks; no top where one is chosen as the page is made, or there is no end. */
function above(
  parent: string,
  namesBy: NamesByLayout,
): { readonly top: string | null; readonly blocks: ReadonlySet<string> } {
  const blocks = new Set<string>();
  const seen = new Set<string>();
  for (let name = parent; !seen.has(name); ) {
    seen.add(name);
    const names = namesBy.get(name);
    if (names === undefined || names.isExtending !== (names.parent !== null)) break;
    for (const block of names.blocks) blocks.add(block.name);
    if (names.parent === null) return { top: name, blocks };
    name = names.parent.name;
  }
  return { top: null, blocks };
}

import { warning } from '../../diagnostics/diagnostic.ts';
import { differsByASlip } from '../../text/did-you-mean.ts';
import { fileNameOf } from '../../text/path-parts.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { LayoutSet } from '../rendering/layout-set.ts';
import type { TemplateNames } from '../syntax/template-names.ts';

/**
 * A warning for each layout of the blog whose name is the theme's but for a slip or its folder, and which is used by no page and no
 * other layout: it was to replace that file, and does not. None where a template is chosen as a page is made.
 */
export function unusedLayouts(
  layouts: LayoutSet,
  namesBy: ReadonlyMap<string, TemplateNames>,
  asked: ReadonlySet<string>,
): readonly Diagnostic[] {
  const all = [...namesBy.values()];
  if (all.some(({ isOpen }) => isOpen)) return [];
  const used = new Set([
    ...asked,
    ...all.flatMap(({ templates, optional }) => [...templates.map(({ name }) => name), ...optional]),
  ]);
  const own = [...layouts.values()].filter(({ name, isTheme }) => isTheme !== true && !used.has(name));
  const theme = [...layouts.values()].filter(({ isTheme }) => isTheme === true).map(({ name }) => name);
  return own.flatMap(({ name, path }) => {
    const meant = theme.find((each) => isMeant(name, each));
    if (meant === undefined) return [];
    const remedy = `Call it layouts/${meant} if it is to replace the theme’s file of that name.`;
    return [warning('file-skipped', 'no page and no other layout uses this file', { file: path }, remedy)];
  });
}

/** `post2.njk` is no slip of `post.njk`; a part without a hyphen may have the name of a taxonomy, whose pages look for it at the top. */
function isMeant(name: string, known: string): boolean {
  const isMoved = fileNameOf(name) === fileNameOf(known) && (name.includes('/') || name.includes('-'));
  return isMoved || (!/\d\.njk$/.test(name) && differsByASlip(name.toLowerCase(), known.toLowerCase()));
}

import { findPackage, type OptionalPackage } from '../images/optional-package.ts';
import type { CardsConfig } from '../types/config.ts';
import { knownFonts } from './script-fonts.ts';

/** What draws cards, where a blog has it installed. */
export const cardEngine = '@takumi-rs/core';

/** The fonts a blog has installed, those it names first. */
export function findFonts({ names }: CardsConfig, root: string): readonly OptionalPackage[] {
  return [...new Set([...names, ...knownFonts])]
    .map((name) => findPackage(`@fontsource/${name}`, [root]))
    .filter((found) => found !== null);
}

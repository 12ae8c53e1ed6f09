import type { FontPart } from '../types/card.ts';
import { hasSign, ownFont } from './font-parts.ts';
import { fontsFirst } from './script-fonts.ts';

/**
 * Which parts of the installed fonts a text needs, in the order in which they are asked for a sign, or the first sign
 * that none of them has. A part stands in the list only for signs that no part before it has, so that what is
 * installed besides changes nothing.
 */
export function findFamilies(
  text: string,
  lang: string,
  parts: readonly FontPart[],
): { readonly families: readonly string[] } | { readonly sign: string } {
  const first = fontsFirst(lang);
  const isFirst = ({ family }: FontPart) => first.some((font) => family.startsWith(`${font} `));
  const isEastAsian = ({ family }: FontPart) => /^noto-(?:sans|serif)-(?:jp|kr|sc|tc) /.test(family);
  const ordered = [
    ...parts.filter((part) => !isEastAsian(part)),
    ...parts.filter((part) => isEastAsian(part) && isFirst(part)),
    ...parts.filter((part) => isEastAsian(part) && !isFirst(part)),
    ownFont,
  ];
  const needed = new Set<FontPart>();
  for (const sign of new Set(text)) {
    const code = sign.codePointAt(0) ?? 0;
    // Joiners are no signs themselves: they tell the letters around them how to meet.
    if (code === 0x200c || code === 0x200d) continue;
    const part = ordered.find((one) => hasSign(one, code));
    if (part === undefined) return { sign };
    needed.add(part);
  }
  return { families: ordered.filter((part) => needed.has(part)).map(({ family }) => family) };
}

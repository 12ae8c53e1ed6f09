import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FontPart } from '../types/card.ts';

/** The weight that titles are set in. */
const weight = 700;

/** What the engine brings along: the signs of Western Europe. */
export const ownFont: FontPart = {
  family: 'Geist',
  file: '',
  ranges: [
    [0x20, 0x7e],
    [0xa0, 0xb4],
    [0xb6, 0xff],
    [0x131, 0x131],
    [0x152, 0x153],
    [0x2013, 0x2014],
    [0x2018, 0x2019],
    [0x201c, 0x201d],
    [0x2022, 0x2022],
    [0x2026, 0x2026],
    [0x20ac, 0x20ac],
    [0x2122, 0x2122],
  ],
};

/** Parts that hold signs of other parts once more, drawn for formulas. */
const besides = new Set(['math', 'symbols']);

/** The parts of a font of Fontsource, from the folder of its package: `unicode.json` names the signs of each file. */
export function readFontParts(name: string, folder: string): readonly FontPart[] {
  const parts: unknown = readJson(path.join(folder, 'unicode.json'));
  if (typeof parts !== 'object' || parts === null) return [];
  return Object.entries(parts).flatMap(([subset, signs]) => {
    const plain = subset.replace(/[[\]]/g, '');
    const file = path.join(folder, 'files', `${name}-${plain}-${String(weight)}-normal.woff2`);
    if (besides.has(plain) || typeof signs !== 'string' || !existsSync(file)) return [];
    return [{ family: `${name} ${plain}`, file, ranges: readRanges(signs) }];
  });
}

/** Whether a part has a sign. */
export function hasSign({ ranges }: FontPart, sign: number): boolean {
  return ranges.some(([first, last]) => sign >= first && sign <= last);
}

/** `U+0301,U+0400-045F` */
function readRanges(signs: string): FontPart['ranges'] {
  return signs.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

import { ar } from './ar.ts';
import { ca } from './ca.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import type { WordList } from './word-list.ts';
import { zh } from './zh.ts';

/** The theme's words by language. To add a language, add a list with the same keys. */
export const words = { en, es, pt, fr, de, it, ca, zh, ja, ru, ar } as const satisfies {
  readonly [language: string]: WordList;
};

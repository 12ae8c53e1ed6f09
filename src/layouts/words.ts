import { ar } from './words/ar.ts';
import { ca } from './words/ca.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { it } from './words/it.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { ru } from './words/ru.ts';
import type { WordList } from './words/word-list.ts';
import { zh } from './words/zh.ts';

/** The theme's words by language. To add a language, add a list with the same keys. */
export const words = { en, es, pt, fr, de, it, ca, zh, ja, ru, ar } as const satisfies {
  readonly [language: string]: WordList;
};

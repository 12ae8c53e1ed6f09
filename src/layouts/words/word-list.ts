import type { en } from './en.ts';
import type { Word } from './word.ts';

/** A word for every key that layouts ask for. */
export type WordList = { readonly [key in keyof typeof en]: Word };

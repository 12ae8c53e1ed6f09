import type { Grammar, GrammarValue, Languages, TokenObject } from 'prismjs';

/**
 * Makes patterns quick that take time with the square of the code, where what they find stays the same. A selector of
 * SCSS is sought from every sign; but where it can be read from one, it can be read from the beginning of the words
 * that the sign is part of, so that seeking it elsewhere is in vain.
 */
export function mend({ scss }: Languages): void {
  const selector = scss?.['selector'];
  if (!isObject(selector)) return;
  const { source, flags } = selector.pattern;
  selector.pattern = new RegExp(`${wordsBegin}(?:${source})`, flags);
}

/** Where a selector's words begin: at the head of the text, or behind what no selector holds. */
export const wordsBegin: string = String.raw`(?=\S)(?<=^\s*|[@;{}()]\s*)`;

/** Rules whose every find ends in a sign, by grammar: code without the sign has none, and would be searched from everywhere. */
const endings: { readonly [grammar: string]: { readonly [rule: string]: string } } = {
  markup: { tag: '>' },
  markdown: { tag: '>', url: ']', 'url-reference': ']' },
};

/** A grammar without the rules that cannot find anything in this code. */
export function withoutVain(grammar: Grammar, code: string, language: string): Grammar {
  const vain = Object.entries(endings[language] ?? {}).filter(([, sign]) => !code.includes(sign));
  if (vain.length === 0) return grammar;
  const names = new Set(vain.map(([rule]) => rule));
  return Object.fromEntries(Object.entries(grammar).filter(([rule]) => !names.has(rule)));
}

function isObject(value: GrammarValue | undefined): value is TokenObject {
  return value !== undefined && !(value instanceof RegExp) && !Array.isArray(value);
}

/** The plural categories that languages have. */
export const pluralCategories = [
  'zero',
  'one',
  'two',
  'few',
  'many',
  'other',
] as const satisfies readonly Intl.LDMLPluralRule[];

/** The forms of a word that counts, by plural category (Unicode CLDR); a language has those it needs. */
export type PluralForms = { readonly [category in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};

/** A text, or its forms by plural category; `{name}` stands for a value. */
export type Word = string | PluralForms;

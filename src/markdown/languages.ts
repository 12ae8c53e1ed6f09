/** The words and marks that Markdown adds to a post, in one language. */
export interface MarkdownLanguage {
  /** Outer opening and closing, inner opening and closing quotes. */
  readonly quotes: readonly [string, string, string, string];
  /** Titles of the five kinds of alert. */
  readonly alerts: { readonly [kind in AlertKind]: string };
  /** What a screen reader says of a task's box: done, to do. */
  readonly tasks: readonly [string, string];
}

/** The kinds of alert that GitHub knows. */
export const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;

export type AlertKind = (typeof alertKinds)[number];

const quotes: { readonly [language: string]: MarkdownLanguage['quotes'] } = {
  en: ['“', '”', '‘', '’'],
  ca: ['«', '»', '“', '”'],
  cs: ['„', '“', '‚', '‘'],
  da: ['»', '«', '›', '‹'],
  de: ['„', '“', '‚', '‘'],
  el: ['«', '»', '“', '”'],
  es: ['«', '»', '“', '”'],
  eu: ['«', '»', '“', '”'],
  fi: ['”', '”', '’', '’'],
  fr: ['«\u202f', '\u202f»', '“', '”'],
  gl: ['«', '»', '“', '”'],
  hu: ['„', '”', '»', '«'],
  it: ['«', '»', '“', '”'],
  ja: ['「', '」', '『', '』'],
  ko: ['“', '”', '‘', '’'],
  nb: ['«', '»', '‘', '’'],
  nl: ['“', '”', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  pl: ['„', '”', '«', '»'],
  pt: ['“', '”', '‘', '’'],
  ro: ['„', '”', '«', '»'],
  ru: ['«', '»', '„', '“'],
  sk: ['„', '“', '‚', '‘'],
  sv: ['”', '”', '’', '’'],
  tr: ['“', '”', '‘', '’'],
  uk: ['«', '»', '„', '“'],
  zh: ['“', '”', '‘', '’'],
};

type Words = Omit<MarkdownLanguage, 'quotes'>;

const english: Words = {
  alerts: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  tasks: ['done', 'to do'],
};

const words: { readonly [language: string]: Words } = {
  en: english,
  es: {
    alerts: {
      note: 'Nota',
      tip: 'Consejo',
      important: 'Importante',
      warning: 'Advertencia',
      caution: 'Precaución',
    },
    tasks: ['hecho', 'pendiente'],
  },
};

/** Quotes and words for a BCP 47 tag, by its first part; English where the language is unknown. */
export function markdownLanguage(tag: string): MarkdownLanguage {
  const name = (tag.split(/[-_]/)[0] ?? '').toLowerCase();
  return { quotes: own(quotes, name) ?? ['“', '”', '‘', '’'], ...(own(words, name) ?? english) };
}

function own<T>(table: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

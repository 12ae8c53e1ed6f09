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

/** The words of one language: the titles of alerts in the order of their kinds; done, to do. */
function words(titles: readonly [string, string, string, string, string], tasks: Words['tasks']): Words {
  const [note, tip, important, warning, caution] = titles;
  return { alerts: { note, tip, important, warning, caution }, tasks };
}

const english = words(['Note', 'Tip', 'Important', 'Warning', 'Caution'], ['done', 'to do']);

/** The languages that the theme speaks. */
const spoken: { readonly [language: string]: Words } = {
  en: english,
  es: words(['Nota', 'Consejo', 'Importante', 'Advertencia', 'Precaución'], ['hecho', 'pendiente']),
  pt: words(['Nota', 'Dica', 'Importante', 'Aviso', 'Cuidado'], ['feito', 'por fazer']),
  fr: words(['Note', 'Astuce', 'Important', 'Avertissement', 'Attention'], ['fait', 'à faire']),
  de: words(['Hinweis', 'Tipp', 'Wichtig', 'Warnung', 'Vorsicht'], ['erledigt', 'offen']),
  it: words(['Nota', 'Suggerimento', 'Importante', 'Avviso', 'Attenzione'], ['fatto', 'da fare']),
  ca: words(['Nota', 'Consell', 'Important', 'Advertència', 'Precaució'], ['fet', 'per fer']),
  zh: words(['说明', '提示', '重要', '警告', '小心'], ['已完成', '待办']),
  ja: words(['メモ', 'ヒント', '重要', '警告', '注意'], ['完了', '未完了']),
  ru: words(['Примечание', 'Совет', 'Важно', 'Предупреждение', 'Осторожно'], ['сделано', 'не сделано']),
  ar: words(['ملاحظة', 'نصيحة', 'مهم', 'تحذير', 'تنبيه'], ['تم', 'لم يتم']),
};

/** Quotes and words for a BCP 47 tag, by its first part; English where the language is unknown. */
export function markdownLanguage(tag: string): MarkdownLanguage {
  const name = (tag.split(/[-_]/)[0] ?? '').toLowerCase();
  return { quotes: own(quotes, name) ?? ['“', '”', '‘', '’'], ...(own(spoken, name) ?? english) };
}

function own<T>(table: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

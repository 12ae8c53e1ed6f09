import { toXml } from './xml.ts';

/** Scripts that are read from right to left (ISO 15924). */
const rightToLeft = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));

/** `dir`: which way a language is read, `ltr` or `rtl`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  let direction = directions.get(language);
  if (direction === undefined) directions.set(language, (direction = findDirection(language)));
  return direction;
}

/** Asked for on every page, and slow to find out. */
const directions = new Map<string, 'ltr' | 'rtl'>();

function findDirection(language: string): 'ltr' | 'rtl' {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return rightToLeft.has(script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** `lang`: the attributes of text in `language` on a page in `around`, with a leading blank; nothing where they are one. */
export function languageAttributes(language: string, around: string): string {
  if (language === '' || language === around) return '';
  const direction = directionOf(language);
  const dir = direction === directionOf(around) ? '' : ` dir="${direction}"`;
  return ` lang="${toXml(language)}"${dir}`;
}

/** `gaps`: what stands behind each of so many items of a list in `language`: `, ` and ` and `, at last nothing. */
export function listGaps(count: number, language: string): readonly string[] {
  const items = Array.from({ length: Math.max(0, count) }, (_, index) => String(index));
  const tag = supported(language);
  const parts = new Intl.ListFormat(tag, { type: 'conjunction' }).formatToParts(items);
  const gaps = parts.filter(({ type }) => type === 'literal').map(({ value }) => value);
  return [...gaps, ''];
}

function supported(language: string): string {
  try {
    return Intl.ListFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

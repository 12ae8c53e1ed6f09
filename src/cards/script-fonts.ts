/** Fonts of Fontsource for the scripts of the world, the first of each the one that is recommended. */
const fontsByScript: readonly { readonly script: RegExp; readonly fonts: readonly string[] }[] = [
  {
    script: /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}]/u,
    fonts: ['noto-serif', 'noto-sans'],
  },
  { script: /\p{Script=Arabic}/u, fonts: ['noto-naskh-arabic', 'noto-sans-arabic'] },
  { script: /\p{Script=Hebrew}/u, fonts: ['noto-serif-hebrew', 'noto-sans-hebrew'] },
  { script: /\p{Script=Hangul}/u, fonts: ['noto-sans-kr', 'noto-serif-kr'] },
  { script: /\p{Script=Devanagari}/u, fonts: ['noto-serif-devanagari', 'noto-sans-devanagari'] },
  { script: /\p{Script=Thai}/u, fonts: ['noto-serif-thai', 'noto-sans-thai'] },
  { script: /\p{Script=Armenian}/u, fonts: ['noto-serif-armenian', 'noto-sans-armenian'] },
  { script: /\p{Script=Georgian}/u, fonts: ['noto-serif-georgian', 'noto-sans-georgian'] },
];

/** One sign in Unicode is drawn in a way of its own in each of these. */
const eastAsian: readonly { readonly lang: RegExp; readonly fonts: readonly string[] }[] = [
  { lang: /^ja\b/i, fonts: ['noto-sans-jp', 'noto-serif-jp'] },
  { lang: /^zh-(?:hant|tw|hk|mo)\b/i, fonts: ['noto-sans-tc', 'noto-serif-tc'] },
  { lang: /^ko\b/i, fonts: ['noto-sans-kr', 'noto-serif-kr'] },
  { lang: /^/, fonts: ['noto-sans-sc', 'noto-serif-sc'] },
];

/** Every font that is looked for where a blog names none. */
export const knownFonts: readonly string[] = [
  ...new Set([...fontsByScript, ...eastAsian].flatMap(({ fonts }) => fonts)),
];

/** The font to install for a sign; empty where none is known. */
export function fontFor(sign: string, lang: string): string {
  const isEastAsian =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(sign);
  if (isEastAsian) return eastAsianFonts(sign, lang)[0] ?? '';
  return fontsByScript.find(({ script }) => script.test(sign))?.fonts[0] ?? '';
}

/** Puts the fonts that draw a language's own forms before others that have the same signs. */
export function fontsFirst(lang: string): readonly string[] {
  return eastAsianFonts('', lang);
}

function eastAsianFonts(sign: string, lang: string): readonly string[] {
  const isKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign);
  return eastAsian.find((one) => one.lang.test(isKana ? 'ja' : lang))?.fonts ?? [];
}

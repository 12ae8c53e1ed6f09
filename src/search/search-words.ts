/**
 * How texts and questions are cut into words: the same way here and in the reader's browser (`assets/js/search.js`;
 * a test holds the two together), and on every machine, so no segmenter that comes with the language is asked.
 *
 *  1. Compatibility forms are one (NFKC), letters are small, marks are taken off, and letters that stand for two or
 *     for another with a stroke are written out.
 *  2. A word is a run of letters and digits.
 *  3. In scripts without blanks between words every two neighbours are a word, and the last sign of a run is one, so
 *     that any part of a run is found.
 */

/** Scripts in which two neighbours are a word. Korean has blanks, but endings grow onto its words. */
const dense =
  /[\u30fc\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const mayBeDense =
  /[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ud840-\ud88d]/;

const word = /[\p{L}\p{N}]+/gu;
const plainWord = /[a-z0-9]+/g;
const marks = /\p{M}+/gu;
/** Text of ASCII alone. */
export const isPlain = /^[\0-\u007f]*$/;

const writtenOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const toWriteOut = /[ßæœøłđðþıς]/g;

/** Words are told apart by this many of their first UTF-16 units. */
export const longest = 32;

/** Hands over every word of a text that can be looked for, in order, as often as it stands there. */
export function searchWords(text: string, take: (word: string) => void): void {
  if (isPlain.test(text)) {
    for (const found of text.toLowerCase().match(plainWord) ?? []) take(found.slice(0, longest));
    return;
  }
  let rest = text.normalize('NFKC').toLowerCase();
  if (mayBeDense.test(rest)) {
    rest = rest.replace(dense, (run) => {
      const signs = Array.from(run);
      for (const [at, sign] of signs.entries()) take(sign + (signs[at + 1] ?? ''));
      return ' ';
    });
  }
  const folded = rest
    .normalize('NFD')
    .replace(marks, '')
    .replace(toWriteOut, (letter) => writtenOut[letter] ?? letter)
    .normalize('NFC');
  // Western text has come down to plain letters, which are found in a third of the time.
  for (const found of folded.match(isPlain.test(folded) ? plainWord : word) ?? [])
    take(found.slice(0, longest));
}

/** How long a text is to a reader. */
export interface WordCount {
  /** Words; in scripts without blanks between words, characters. */
  readonly words: number;
  /** To read it, at least 1. */
  readonly minutes: number;
}

const wordsPerMinute = 220;
/** Chinese and Japanese, and other scripts that write no blanks. */
const charactersPerMinute = 450;

const dense =
  /[\u30fc\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const mayBeDense = /[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9d\ud840-\ud88d]/;
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_'’.,:@/-]*/gu;
const latinWord = /[A-Za-z0-9\u00c0-\u024f][^\s]*/g;

/** Counts the words of plain text, at 220 words or 450 characters of Chinese and Japanese a minute. */
export function countWords(text: string): WordCount {
  if (!mayBeDense.test(text)) {
    const words = count(text, /[^\0-\u024f]/.test(text) ? word : latinWord);
    return { words, minutes: minutes(words, 0) };
  }
  let characters = 0;
  const rest = text.replace(dense, (run) => {
    characters += run.length - (run.match(/[\ud800-\udbff]/g)?.length ?? 0);
    return ' ';
  });
  const words = count(rest, word);
  return { words: words + characters, minutes: minutes(words, characters) };
}

function count(text: string, pattern: RegExp): number {
  pattern.lastIndex = 0;
  let found = 0;
  while (pattern.test(text)) found++;
  return found;
}

function minutes(words: number, characters: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute + characters / charactersPerMinute));
}

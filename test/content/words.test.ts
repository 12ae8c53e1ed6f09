import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/content/count-words.ts';
import { summarize } from '../../src/content/summarize.ts';

describe('words', () => {
  it.each([
    ['', 0],
    ['One two — three’s a crowd, “four” e-mails.', 7],
    ['¿Qué tal, señor?', 3],
    ['Привет, мир', 2],
    ['日本語を読む', 6],
    ['コーヒー 2 杯と water', 8],
    ['汉字 and English', 4],
    ['한국어 낱말 셋', 3],
  ])('%j has %i', (text, words) => expect(countWords(text).words).toBe(words));

  it('take a minute for 220 words or 450 characters, and at least one', () => {
    expect(countWords('').minutes).toBe(1);
    expect(countWords('word '.repeat(1100)).minutes).toBe(5);
    expect(countWords('字'.repeat(2250)).minutes).toBe(5);
  });
});

describe('summaries', () => {
  it.each([
    ['short  and\nsweet', 40, 'short and sweet'],
    ['One two three four', 12, 'One two…'],
    ['One two, three', 9, 'One two…'],
    ['Supercalifragilistic', 8, 'Superca…'],
    ['日本語の長い文章です', 6, '日本語の長…'],
    ['👩‍🚀👩‍🚀👩‍🚀', 8, '👩‍🚀…'],
  ])('of %j in %i', (text, length, summary) => expect(summarize(text, length)).toBe(summary));
});

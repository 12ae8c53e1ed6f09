import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachPackedWord, type SearchedText, WordPacker } from '../../src/search/post-words.ts';
import { searchWords } from '../../src/search/search-words.ts';
import { shardHash } from '../../src/search/shard-of.ts';

const places = ['body', 'headings', 'terms', 'title'] as const;

/** Words with their place and hash, as the reader's browser cuts them and looks for them. */
function wordsOf(text: SearchedText): ReadonlyMap<string, readonly [place: number, hash: number]> {
  const words = new Map<string, readonly [number, number]>();
  for (const [place, name] of places.entries())
    searchWords(text[name], (word) => {
      if (word.length > 1 || place > 1) words.set(word, [place, shardHash(word)]);
    });
  return words;
}

test('the words of any post are packed as a browser cuts them, one post after the other', () => {
  const packer = new WordPacker();
  const words = fc.oneof(
    fc.constantFrom('a', 'Ink', 'INK', 'ink2', 'niño', 'Straße', 'ﬁn', '東京', 'ไทย', '𝒳', '\ud800', '𠮷野'),
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[a-zA-Z0-9]{30,35}$/),
  );
  const text = fc
    .array(fc.tuple(words, fc.constantFrom(' ', '-', "'", '\n', '.', 'é')))
    .map((parts) => parts.flat().join(''));
  const post = fc.record({ title: text, terms: text, headings: text, body: text });
  const check = (searched: SearchedText): void => {
    const bytes = packer.pack(searched);
    const found = new Map<string, readonly [number, number]>();
    eachPackedWord(bytes, (hash, place, start, end) =>
      found.set(Buffer.from(bytes.subarray(start, end)).toString(), [place, hash]),
    );
    expect(found).toEqual(new Map([...wordsOf(searched)].map(([word, said]) => [word.toWellFormed(), said])));
  };
  fc.assert(fc.property(post, check), { numRuns: 500 });
  check({ title: '', terms: '', headings: '', body: '' });
  const many = Array.from({ length: 9000 }, (_, n) => `word${n} wörd${n}`).join(' ');
  check({ title: many, terms: many, headings: 'x', body: many });
});

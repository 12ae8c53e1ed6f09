import fc from 'fast-check';
import { slug } from 'github-slugger';
import MarkdownItParser from 'markdown-it';
import { expect, test } from 'vitest';
import { idOf } from '../../src/markdown/rules/heading-ids.ts';
import { settledLinks } from '../../src/markdown/rules/settled-links.ts';

const parts = [
  ...'http:// https:// HTTP:// // / a b-c é xn--a . .. a.b :80 @ ?q=1 #x %20 %zz ~ _ é.com - A \\ * & mailto:'.split(
    ' ',
  ),
  ' ',
  'a'.repeat(64),
  'a.'.repeat(130),
];

test('an address that is taken as it is is one that normalizing leaves as it is', () => {
  const whole = new MarkdownItParser();
  const short = new MarkdownItParser().use(settledLinks);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 7 }), (chosen) => {
      const url = chosen.join('');
      expect(short.normalizeLink(url)).toBe(whole.normalizeLink(url));
    }),
    { numRuns: 20_000, seed: 5 },
  );
});

test('the ids of headings are the library’s', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.lorem());
  fc.assert(
    fc.property(text, (heading) => {
      expect(idOf(heading)).toBe(slug(heading));
    }),
    { numRuns: 5_000, seed: 5 },
  );
});

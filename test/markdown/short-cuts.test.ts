import fc from 'fast-check';
import { slug } from 'github-slugger';
import MarkdownItParser from 'markdown-it';
import { expect, test } from 'vitest';
import { BlockState } from '../../src/markdown/block-state.ts';
import { idOf } from '../../src/markdown/rules/heading-ids.ts';
import { plainText } from '../../src/markdown/rules/plain-text.ts';
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

test('the lines of a text and their indents are the parser’s', () => {
  const md = new MarkdownItParser();
  const piece = fc.constantFrom('a', '- b', '>', ' ', '  ', '\t', ' \t', '\n', '\n\n', '\u00a0', 'ñ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const source = pieces.join('');
      const [ours, theirs] = [BlockState, MarkdownItParser.StateBlock].map(
        (State) => new State(source, md, {}, []),
      );
      expect(Object.entries(ours ?? {})).toEqual(Object.entries(theirs ?? {}));
    }),
    { numRuns: 20_000, seed: 5 },
  );
});

test('plain text ends where the parser’s own rule ends it, in labels and at breaks too', () => {
  const whole = new MarkdownItParser({ linkify: true });
  const short = new MarkdownItParser({ linkify: true });
  short.inline.ruler.at('text', plainText);
  const every = Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code));
  const piece = fc.constantFrom(...every, 'ab', 'é', '😀', '[a', '](b)', '![', '<b>', '\\\n', 'http://c');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const source = pieces.join('');
      expect(short.render(source)).toBe(whole.render(source));
    }),
    { numRuns: 20_000, seed: 5 },
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/content/data/parse-yaml.ts';
import { readPlainYaml } from '../../src/content/data/plain-yaml.ts';
import { cheapest } from '../support/cheapest.ts';

/** What the whole parser makes of it; undefined where it has anything to say. */
function whole(text: string, jekyll: boolean): unknown {
  const { value, diagnostics } = parseYaml(text, { file: 'a.md', jekyll });
  return diagnostics.length > 0 ? undefined : value;
}

function holds(text: string): boolean {
  let isRead = false;
  for (const jekyll of [false, true]) {
    const read = readPlainYaml(text, jekyll);
    if (read === null) continue;
    isRead = true;
    expect([text, read]).toEqual([text, whole(text, jekyll)]);
  }
  return isRead;
}

const listed = (text: string): readonly string[] => text.split('¦');
const plain = listed(
  `a¦word¦two words¦Año nuevo¦"quoted: #text"¦'it is'¦2024-01-05¦2024-01-05 10:20¦7¦0¦2024-01-05 10:20:30` +
    '¦2024-01-05T10:20:30+0200¦2024-13-45¦true¦false¦[a, b c]¦[]¦[ a ,"b" ]¦http://a.b/c¦/path/¦日本語¦《本》' +
    '¦a, b¦a "b"¦404 - Not found¦1.2.3¦0.5¦a [b] {c}',
);
const odd = listed(
  `007¦yes¦No¦TRUE¦null¦~¦n¦1e3¦0x1f¦1_000¦.inf¦NaN¦[a,]¦[a, , b]¦[a: b]¦{a: b}¦¦ ¦a: b¦a #b¦a# b¦#a¦&a¦*a` +
    `¦!a b¦|¦>¦- a¦-¦?¦@a¦\`a\`¦%a¦"a" b¦"a¦'it''s'¦"a\\n"¦a\tb¦a:¦12:30¦1.¦-3¦+3¦a\u0007b¦1 000¦1 a: b¦-- a` +
    '¦"a\tb"¦a\u00a0¦\u00a0a¦a\u2028b',
);
const keys = listed('title¦date¦tags¦a-b¦a_b¦Title¦image');
const oddKeys = listed('on¦y¦Null¦__proto__¦constructor¦<<¦"a"¦a b¦1¦título¦a#b');
const line = (...parts: readonly (readonly string[])[]) =>
  fc.tuple(...parts.map((choices) => fc.constantFrom(...choices))).map((chosen) => chosen.join(''));
const lines = fc.oneof(
  { weight: 9, arbitrary: line(keys, [': ', ':  ', ' : '], plain, ['', ' ']) },
  { weight: 3, arbitrary: line(keys, [':'], ['', ' ']) },
  { weight: 3, arbitrary: line(['', '  '], ['- ', '-  '], plain) },
  { weight: 3, arbitrary: line(['  '], keys, [': '], plain) },
  { weight: 1, arbitrary: line(['', ' '], [...keys, ...oddKeys], [': ', ':'], odd, ['', ' # note']) },
  { weight: 1, arbitrary: line(['', ' ', '\t'], ['- ', '-'], odd) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '# note', '---', '...', '  more') },
);

test('what it reads, the whole parser reads the same', () => {
  let read = 0;
  const documents = fc.array(lines, { minLength: 1, maxLength: 5 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(documents, (text) => {
      if (holds(text)) read++;
    }),
    { numRuns: 20_000, seed: 7 },
  );
  expect(read).toBeGreaterThan(4_000);
});

test('it reads nearly all front matter of this blog, and the same', () => {
  const folder = path.resolve(import.meta.dirname, '../../posts');
  const heads = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => /^---\n([^]*?)\n---\n/.exec(readFileSync(path.join(folder, name), 'utf8'))?.[1] ?? '');
  expect(heads.filter(holds).length).toBeGreaterThan(heads.length / 2);
});

test.each([
  ['behind a colon', (blanks: string) => `a:${blanks}b`],
  ['in brackets', (blanks: string) => `a: [b${blanks}]c`],
  ['in an item', (blanks: string) => `a: [b, c${blanks}d]`],
])('many blanks %s take no longer than other signs', (_, write) => {
  const text = write(' '.repeat(60_000));
  expect(cheapest(() => readPlainYaml(text, false), 500)).toBeLessThan(500);
});

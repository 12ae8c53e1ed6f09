import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/content/data/parse-yaml.ts';
import { cheapest } from '../support/cheapest.ts';

const parse = (text: string) => parseYaml(text, { file: 'data/x.yml', what: 'data file' });
const codes = (text: string) => parse(text).diagnostics.map(({ code }) => code);

describe('YAML', () => {
  it('keeps dates, huge numbers and infinities as written', () => {
    const { value } = parse('[2024-01-02, 2024-01-02 10:00:00 +0900, 12345678901234567890, .inf, 12:30]');
    expect(value).toEqual([
      '2024-01-02',
      '2024-01-02 10:00:00 +0900',
      '12345678901234567890',
      '.inf',
      '12:30',
    ]);
  });

  it('reads booleans as YAML 1.1 does, but for y and n', () => {
    expect(parse('[yes, No, on, OFF, true, y, n]').value).toEqual([true, false, true, false, true, 'y', 'n']);
  });

  it('takes tabs before and within a list or mapping, as Ruby does', () => {
    const { value, diagnostics } = parse('tags:\t\t[a,\tb]\t\nc:\t{d:\te}\nf:\tg\nh: [i,\nj]\n');
    expect([value, diagnostics]).toEqual([{ tags: ['a', 'b'], c: { d: 'e' }, f: 'g', h: ['i', 'j'] }, []]);
  });

  it('is null for a text that holds nothing', () => {
    for (const text of ['', '# only this', '~', '---\n'])
      expect(parse(text)).toEqual({ value: null, diagnostics: [] });
  });

  it('refuses a second document, types and complex keys', () => {
    expect(codes('a: b\n---\nc: d')).toEqual(['yaml-invalid']);
    expect(codes('a: !!binary aGVsbG8=')).toEqual(['yaml-invalid']);
    expect(codes('? [a, b]\n: c')).toEqual(['yaml-invalid']);
  });

  it.each([
    ['a: "\\q"', 'Write \\\\ for a backslash, or use single quotes.'],
    ["a: 'it's'", `Put the value in quotes: a: "'it's'".`],
    ['a: [b, c', 'Close it with ], or put the value in quotes.'],
    ['title: {{ x }}', 'Put the value in quotes: title: "{{ x }}".'],
    ['a: *x', 'Put the value in quotes: a: "*x".'],
    ['a: [b,,c]', 'Delete one of the commas.'],
    ['a: 1\n b: 2', 'Give keys of one level the same number of spaces.'],
  ])('has a remedy for %j', (text, remedy) => {
    expect(parse(text).diagnostics.map((found) => found.remedy)).toEqual([remedy]);
  });

  it('stops billion laughs (T-FM-8), cycles (T-FM-9) and great depth (T-FM-10) at once', () => {
    const laughs = Array.from(
      { length: 10 },
      (_, i) =>
        `a${i}: &a${i} [${Array(10)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]`,
    );
    const keys = Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join(', ');
    const merges = `b: &b {${keys}}\nl:\n${'- <<: *b\n'.repeat(3000)}`;
    for (const text of [laughs.join('\n'), 'a: &a {self: *a}', 'a: &a [*a]', '['.repeat(5000), merges]) {
      expect(cheapest(() => expect(codes(text)).toEqual(['yaml-too-deep']), 500)).toBeLessThan(500);
    }
  });

  it('lets data be large and aliases be many where they stay small', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `- {id: ${i}, name: n${i}}`).join('\n');
    expect(parse(rows).diagnostics).toEqual([]);
    expect(
      parse(`a: &a {x: 1}\n${Array.from({ length: 500 }, (_, i) => `k${i}: {<<: *a}`).join('\n')}`)
        .diagnostics,
    ).toEqual([]);
  });

  it('never throws', () => {
    const line = fc.stringMatching(/^[\sa-c:\-[\]{}"'&*!|>%@#,?.\\<]{0,30}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { value, diagnostics } = parse(lines.join('\n'));
        for (const found of diagnostics) expect(found.remedy).not.toBe('');
        JSON.stringify(value);
      }),
      { numRuns: 500 },
    );
  });
});

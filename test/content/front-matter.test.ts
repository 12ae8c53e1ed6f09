import { describe, expect, it } from 'vitest';
import { frontMatterKeys } from '../../src/content/front-matter/front-matter-keys.ts';
import { parsePostText } from '../../src/content/front-matter/parse-post-text.ts';
import type { Diagnostic } from '../../src/types/diagnostic.ts';
import { expectRemedies } from '../support/expect-remedies.ts';
import { readCases } from './read-cases.ts';

const options = { file: 'posts/x.md', timezone: 'Europe/Madrid' };
const parse = (text: string) => parsePostText(Buffer.from(text), options);

const jekyll = (date: string) =>
  parsePostText(Buffer.from(`---\ndate: ${date}\n---\n`), { ...options, jekyll: true }).value.frontMatter
    .date;

/** The taxonomies that a post bears any term of. */
const borne = (terms: { readonly [taxonomy: string]: readonly string[] }) =>
  Object.fromEntries(Object.entries(terms).filter(([, each]) => each.length > 0));

describe('front matter', () => {
  for (const { name, input, parts } of readCases('front-matter')) {
    it(name, () => {
      const { value, diagnostics } = parse(input);
      expect(diagnostics.map(shown).join('\n')).toBe((parts.get('says') ?? '').trim());
      expectRemedies(diagnostics);
      const gives = parts.get('gives');
      const given = JSON.parse(gives ?? '{}');
      expect(value.frontMatter).toMatchObject(given);
      // Keys of the post's own, and terms, are these and no others.
      if ('extra' in given) expect(value.frontMatter.extra).toEqual(given.extra);
      if ('terms' in given) expect(borne(value.frontMatter.terms)).toEqual(borne(given.terms));
      const body = parts.get('body');
      if (body !== undefined) expect(value.body).toBe(body);
      expect('pw' in globalThis).toBe(false);
      expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    });
  }

  it('says the same error twice in one process (T-FM-3)', () => {
    expect(parse('---\na: [b\n---\n')).toEqual(parse('---\na: [b\n---\n'));
    expect(parse('---\na: [b\n---\n').diagnostics).toHaveLength(1);
  });

  it('shows the line, the note and a remedy', () => {
    expect(parse('---\ntitle: Foo: bar\n---\n').diagnostics).toEqual([
      {
        code: 'yaml-invalid',
        severity: 'error',
        message: 'YAML cannot read the value of title',
        file: 'posts/x.md',
        line: 2,
        column: 11,
        source: 'title: Foo: bar',
        note: 'a colon and a blank start a new key',
        remedy: 'Put the value in quotes: title: "Foo: bar".',
      },
    ]);
  });

  // T-FM-5
  it.each([
    ['title: Foo: bar', 'Put the value in quotes: title: "Foo: bar".'],
    ['title: @foo', 'Put the value in quotes: title: "@foo".'],
    ['image:\n\tfeature: x', 'Use spaces'],
    ['title: One\ntitle: Two', 'Delete'],
  ])('says what to write for %j', (lines, remedy) => {
    const { diagnostics } = parse(`---\n${lines}\n---\n`);
    expect(diagnostics.map((found) => found.remedy)).toEqual([expect.stringContaining(remedy)]);
  });

  it('shows a value that is cut by a hashtag whole', () => {
    const { diagnostics } = parse('---\nmy-key: a #b\ntitle: say "x" #1\n---\n');
    expect(diagnostics.map(({ remedy }) => remedy)).toEqual([
      'Put the value in quotes: my-key: "a #b"; a comment has a blank behind its #.',
      'Put the value in quotes: title: \'say "x" #1\'; a comment has a blank behind its #.',
    ]);
  });

  it('takes false for nothing said where Jekyll does', () => {
    const text =
      '---\npermalink: false\nslug: false\nredirect_from: false\nredirect_to: false\nlayout: none\n---\n';
    const { value, diagnostics } = parsePostText(Buffer.from(text), { ...options, jekyll: true });
    expect(diagnostics).toEqual([]);
    expect(value.frontMatter).toMatchObject({ permalink: null, slug: null, aliases: [], redirectTo: null });
  });

  it('suggests the key that was meant', () => {
    expect(parse('---\ncatgeories: x\n---\n').diagnostics[0]?.message).toContain('Did you mean categories?');
  });

  it('reads all that is wrong with the keys in one go', () => {
    const { diagnostics } = parse('---\ndate: 2024-13-01\nupdated: never\ndraft: 7\nslug: [a]\n---\n');
    expect(diagnostics.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  it('counts the lines before the body', () => {
    expect(parse('---\ntitle: x\n---\n\nBody').value.bodyLine).toBe(3);
    expect(parse('Body').value.bodyLine).toBe(0);
  });

  it('refuses front matter of more than 64 KiB, and files of more than five megabytes', () => {
    expect(parse(`---\ntitle: ${'x'.repeat(70_000)}\n---\n`).diagnostics[0]?.code).toBe(
      'front-matter-too-large',
    );
    expect(parse('x'.repeat(5_000_001)).diagnostics[0]?.code).toBe('file-too-large');
  });

  it.each([
    `a = ${'['.repeat(60_000)}`,
    `${'a.'.repeat(30_000)}a = 1`,
    '[a]\n'.repeat(15_000),
    `a = "${'\\'.repeat(60_000)}`,
    `a = ${'{b='.repeat(20_000)}`,
    "'".repeat(60_000),
  ])('refuses hostile TOML (%#)', (toml) => {
    const { diagnostics } = parse(`+++\n${toml}\n+++\n`);
    expect(diagnostics).toMatchObject([{ severity: 'error', file: 'posts/x.md' }]);
  });

  it('reads defaults where the post says nothing, under whatever name', () => {
    const defaults = {
      layout: 'wide',
      last_modified_at: '2020-01-01',
      image: '/card.png',
      mood: 'blue',
      draft: true,
    };
    const text = '---\nupdated: 2024-01-02\nimage:\ndraft: false\n---\n';
    const { value } = parsePostText(Buffer.from(text), { ...options, defaults });
    expect(value.frontMatter).toMatchObject({
      layout: 'wide',
      updated: '2024-01-02T00:00:00+01:00',
      draft: false,
    });
    expect(value.frontMatter).toMatchObject({ image: { path: '/card.png' }, extra: { mood: 'blue' } });
  });

  it('fills a taxonomy of the site from its own keys, and knows them', () => {
    const taxonomyKeys = [{ name: 'places', keys: ['places', 'place'] }];
    const text = '---\nplace: New York\nplaecs: x\n---\n';
    const { value, diagnostics } = parsePostText(Buffer.from(text), { ...options, taxonomyKeys });
    expect(value.frontMatter.terms['places']).toEqual(['New York']);
    expect(diagnostics[0]?.message).toContain('Did you mean places?');
  });

  it('reads a plain time without a zone as UTC in a Jekyll blog, and only there', () => {
    expect(jekyll('2016-01-01 02:00:00')).toBe('2016-01-01T03:00:00+01:00');
    expect(jekyll('"2016-01-01 02:00:00"')).toBe('2016-01-01T02:00:00+01:00');
    expect(jekyll('2016-01-01 02:00')).toBe('2016-01-01T02:00:00+01:00');
    expect(jekyll('2016-01-01')).toBe('2016-01-01T00:00:00+01:00');
    expect(parse('---\ndate: 2016-01-01 02:00:00\n---\n').value.frontMatter.date).toBe(
      '2016-01-01T02:00:00+01:00',
    );
  });

  it('passes unknown data on in mappings that reach no prototype', () => {
    const { extra } = parse('---\nmy: {deep: [1, {x: 12:30}]}\n---\n').value.frontMatter;
    expect(extra['my']).toEqual({ deep: [1, { x: '12:30' }] });
    expect(Object.getPrototypeOf(extra['my'])).toBe(null);
  });

  it('knows each key by one row', () => {
    const names = frontMatterKeys.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});

function shown({ severity, code, line, column, note }: Diagnostic): string {
  return `${severity} ${code} ${line}:${column} ${note}`;
}

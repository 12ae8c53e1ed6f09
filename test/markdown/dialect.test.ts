import { expect, test } from 'vitest';
import { commonmarkDialect } from '../../src/markdown/commonmark-dialect.ts';
import { createParser } from '../../src/markdown/create-parser.ts';
import { kramdownDialect } from '../../src/markdown/kramdown/kramdown-dialect.ts';
import { markdownLanguage } from '../../src/markdown/languages.ts';
import { allOn } from './rendering.ts';

test('rules run in the order of the table', () => {
  const options = {
    config: allOn,
    language: 'en',
    base: '',
    excerptSeparator: '',
    sizes: '',
    plainPictures: false,
    linksToTexts: true,
    extensions: [],
  };
  const dialect = commonmarkDialect(options, markdownLanguage('en'));
  const md = createParser(dialect, {});
  const chains = {
    core: md.core.ruler,
    block: md.block.ruler,
    inline: md.inline.ruler,
    pairs: md.inline.ruler2,
  };
  for (const [name, ruler] of Object.entries(chains)) {
    const wanted = dialect[name as keyof typeof chains].map(([rule]) => rule);
    // oxlint-disable-next-line no-underscore-dangle -- the parser shows the order nowhere else
    const found = ruler.__rules__.map((rule) => rule.name).filter((rule) => rule !== 'replacements');
    expect(found).toEqual(wanted);
  }
});

test('so do the rules of kramdown, and none of the parser’s own', () => {
  const config = { ...allOn, dialect: 'kramdown' } as const;
  const dialect = kramdownDialect(
    {
      config,
      language: 'en',
      base: '',
      excerptSeparator: '',
      sizes: '',
      plainPictures: false,
      linksToTexts: true,
      extensions: [],
    },
    markdownLanguage('en'),
  );
  const md = createParser(dialect, {});
  // oxlint-disable-next-line no-underscore-dangle -- the parser shows the order nowhere else
  const enabled = md.core.ruler.__rules__.filter((rule) => rule.enabled).map((rule) => rule.name);
  expect(enabled).toEqual(dialect.core.map(([rule]) => rule));
});

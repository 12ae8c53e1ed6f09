import spec from 'commonmark-spec';
import { defaultTreeAdapter, html as names, parseFragment, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { createCommonMarkRenderer } from '../../src/markdown/create-parser.ts';
import { resolveTextLinks } from '../../src/text/text-links.ts';
import { renderer } from './rendering.ts';

/** The suite writes a tab as an arrow. */
const examples = spec.tests.map(({ number, section, markdown, html }) => ({
  number,
  section,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));

describe('CommonMark 0.31, extensions off', () => {
  const render = createCommonMarkRenderer();

  test('the suite is the whole one', () => {
    expect(examples.length).toBe(652);
  });

  test.each(examples)('example $number: $section', ({ markdown, html }) => {
    expect(oneLine(render(markdown))).toBe(oneLine(html));
  });
});

/** The examples in which an extension's own syntax stands, each with what it means there. */
const differing: { readonly [number: number]: string } = {
  602: 'a bare https:// is a link, though the brackets around it make none',
  608: 'a bare https:// is a link, though the brackets around it make none',
  611: 'a bare https:// is a link',
  612: 'a bare e-mail address is a link',
};

describe('CommonMark 0.31, every extension on', () => {
  // An image with a title is a figure; that changes the paragraph around it.
  const render = renderer({ config: { html: true }, plainPictures: true });

  test.each(examples.filter(({ number }) => !(number in differing)))(
    'example $number means the same: $section',
    ({ markdown, html }) => {
      // As a page of a blog shows it that has no other text.
      const shown = resolveTextLinks(render(markdown).html, () => null);
      expect(plain(shown)).toBe(plain(html));
    },
  );

  test.each(examples.filter(({ number }) => number in differing))(
    'example $number differs by its links alone',
    ({ markdown, html }) => {
      expect(render(markdown).html).not.toBe(html);
      expect(plain(withoutLinks(render(markdown).html))).toBe(plain(html));
    },
  );
});

/** HTML without what the extensions add to every document: ids, loading hints, round quotes, the frame of code. */
function plain(html: string): string {
  const unframed = html
    .replace(/<div class="highlight[^"]*"><pre tabindex="0">([^]*?)<\/pre><\/div>/g, (_, code: string) => {
      return `<pre>${code.replace(/<\/?span\b[^<>]*>/g, '')}</pre>`;
    })
    .replace(/(<h[1-6]) id="[^"]*"/g, '$1')
    .replace(/ loading="lazy" decoding="async"/g, '')
    .replace(/[“”]/g, '"')
    .replace(/’/g, "'")
    .replace(/…/g, '...')
    .replace(/–/g, '--')
    .replace(/—/g, '---');
  const context = defaultTreeAdapter.createElement('div', names.NS.HTML, []);
  return oneLine(serialize(parseFragment(context, unframed, {}))).trim();
}

/** An empty quote may be written on one line or on two. */
function oneLine(html: string): string {
  return html.replaceAll('<blockquote>\n</blockquote>', '<blockquote></blockquote>');
}

function withoutLinks(html: string): string {
  return html.replace(/<\/?a\b[^<>]*>/g, '');
}

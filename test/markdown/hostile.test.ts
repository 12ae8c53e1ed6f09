import fc from 'fast-check';
import {
  defaultTreeAdapter,
  html as names,
  parseFragment,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';
import { describe, expect, test } from 'vitest';
import { cheapest } from '../support/cheapest.ts';
import { attacks } from './attack-strings.ts';
import { floods } from './hostile-strings.ts';
import { renderer } from './rendering.ts';

const dialects = ['commonmark', 'kramdown'] as const;

describe.each(dialects)('in %s nothing in a post can run (T-MD-1, T-MD-2)', (dialect) => {
  const safe = renderer({ base: '/blog', config: { dialect } });
  const asText = renderer({ config: { dialect, html: false } });
  const raw = renderer({ config: { dialect, html: true } });

  test.each(attacks)('%s', (attack) => {
    for (const render of [safe, asText]) {
      const { html, excerpt } = render(attack);
      expect(running(html)).toEqual([]);
      expect(running(excerpt)).toEqual([]);
      const inItem = render(`- a\n\n  ${attack.replaceAll('\n', '\n  ')}\n\n<b>x</b>\n`);
      expect(running(inItem.html)).toEqual([]);
      // What stands within a line is in the excerpt too.
      const inLine = render(`x ${attack.replaceAll('\n', ' ')} y <b>z</b>\n\nMore.\n`);
      expect([...running(inLine.html), ...running(inLine.excerpt)]).toEqual([]);
    }
  });

  test('all of them in one post', () => {
    expect(running(safe(attacks.join('\n\n')).html)).toEqual([]);
  });

  test('raw HTML passes when the owner says so', () => {
    expect(running(raw('<img src="x" onerror="f()">').html)).toEqual(['img onerror']);
  });
});

describe.each(dialects)('in %s a post cannot hold up the build (T-MD-3)', (dialect) => {
  const render = renderer({ config: { dialect } });

  test.each(Object.entries(floods))('%s', (_name, flood) => {
    expect(cheapest(() => render(flood), 1_000)).toBeLessThan(1_000);
  });

  test.each(['markup', 'javascript', 'scss', 'bash', 'php', 'yaml', 'csharp', 'markdown'])(
    'code in %s',
    (language) => {
      for (const sign of ['"', '<a ', '{', '/*', '[']) {
        const line = sign.repeat(600);
        const code = `${line}\n`.repeat(Math.ceil(50_000 / line.length));
        expect(cheapest(() => render(`~~~~${language}\n${code}~~~~`), 1_500)).toBeLessThan(1_500);
      }
    },
  );
});

describe.each(dialects)('in %s nothing that nests deep is lost', (dialect) => {
  const render = renderer({ config: { dialect } });
  const numbered = (line: (at: number) => string) =>
    Array.from({ length: 300 }, (_, at) => line(at)).join('\n');

  test.each([
    ['lists', numbered((at) => `${'  '.repeat(at)}- item${at}.`)],
    ['lists in one line', numbered((at) => `${'- '.repeat(at)}item${at}.`)],
    ['quotes', numbered((at) => `${'> '.repeat(at)}item${at}.\n`)],
    ['lists in quotes', numbered((at) => `${'> - '.repeat(at % 80)}item${at}.\n`)],
    ['definitions', numbered((at) => `${'    '.repeat(at)}item${at}.\n${'    '.repeat(at)}:   D\n`)],
  ])('%s', (_name, source) => {
    const { html, diagnostics } = render(`${source}\n\nAfter it.\n\n## Heading\n`);
    for (let at = 0; at < 300; at++) expect(html).toContain(`item${at}.`);
    expect(html).toContain('<p>After it.</p>');
    expect(html).toMatch(/<h2[^>]*>.*Heading/);
    expect(diagnostics.map(({ code }) => code)).toEqual(dialect === 'kramdown' ? [] : ['markdown-too-deep']);
  });
});

describe.each(dialects)('in %s the layout survives any post (T-MD-6)', (dialect) => {
  const breaking = [
    '<!-- unclosed',
    'x </main></body></html>',
    '<div><div>',
    '</div></div></article>',
    '<textarea>',
    '<title>',
    '<iframe src="https://e.org">',
    '<script>',
    '<style>',
    '<plaintext>',
    '<xmp>',
    '<noscript><!--',
    '<table><tr><td>',
    '<select><option>',
    '<svg><title>',
    '<math><mtext>',
    '<a href="',
    '<template>',
    '<frameset>',
    '<b><i><u>',
    '<button>',
    '<form><input>',
  ];

  test.each(breaking)('%s', (post) => {
    for (const html of [true, 'safe'] as const) {
      const body = renderer({ config: { dialect, html } })(`One.\n\n${post}\n\nLast.`).html;
      const page = parse(`<main id="m">${body}</main><footer id="f"></footer>`);
      expect(page.childNodes.map((node) => node.nodeName)).toEqual(['main', 'footer']);
    }
  });
});

describe.each(dialects)('any Markdown in %s', (dialect) => {
  const piece = fc.oneof(
    fc.constantFrom(...attacks),
    fc.constantFrom(
      ...'# |\n|* |** |- |1. |> |`|```\n|$$|$|[|](|)|![|{: .a}\n|{: #b|}|{:toc}\n|[^1]|[^1]: |    |\t|\n\n|<b>|</b>|<div>|</div>|<!--|-->|: |*[a]: b|a|"|\'|--|~~|[ ] |[!NOTE]\n|^\n|{:a: .b c}\n|{: a}\n|{::comment}\n|{:/}\n|{::nomarkdown}\n|<div markdown="1">\n|<p markdown="span">|</p>|<hr>|<pre>|</pre>|1.\t|{% x %}|{{|}}|<!--more-->|\\|&amp;|^[x]|---\n|===\n|\n|www.a.b|http://a.b'
        .split('|')
        .concat('|', '| a |\n|---|\n'),
    ),
    fc.string({ maxLength: 8 }),
  );
  const post = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  const renderers = [
    renderer({ base: '/b', language: 'fr', config: { dialect } }),
    renderer({ config: { dialect, html: false } }),
  ];

  test('renders whole, and the same twice', () => {
    fc.assert(
      fc.property(post, fc.constantFrom(...renderers), (source, render) => {
        const first = render(source);
        expect(unbalanced(first.html)).toBeNull();
        expect(unbalanced(first.excerpt)).toBeNull();
        expect(render(source)).toEqual(first);
      }),
      { numRuns: 1_500 },
    );
  });

  test('with all HTML let through, stays within what holds it', () => {
    const render = renderer({ config: { dialect, html: true } });
    fc.assert(
      fc.property(post, (source) => {
        const page = parse(`<main>${render(source).html}</main><footer></footer>`);
        expect(page.childNodes.map((node) => node.nodeName)).toEqual(['main', 'footer']);
      }),
      { numRuns: 1_000 },
    );
  });

  test('runs nothing', () => {
    fc.assert(
      fc.property(post, (source) => {
        expect(running(renderers[0]?.(source).html ?? '')).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('keeps code to the letter', () => {
    const line = fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n\0`]/g, ''));
    const language = fc.constantFrom(
      'js',
      'php',
      'html',
      'bash',
      'yaml',
      'python {1-2}',
      'css linenos',
      'liquid',
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), language, (lines, info) => {
        const { html } = renderer({ config: { dialect } })(`\`\`\`\`${info}\n${lines.join('\n')}\n\`\`\`\``);
        expect(textOf(parse(html)).trimEnd()).toBe(lines.join('\n').trimEnd());
      }),
      { numRuns: 300 },
    );
  });
});

function parse(html: string): Tree.DocumentFragment {
  return parseFragment(defaultTreeAdapter.createElement('div', names.NS.HTML, []), html, {});
}

/** What an animation may change of an element after it was looked at. */
const animated = /^(?:on|.*href|src)/i;

const runningTags = new Set('script object embed base meta link style applet frame plaintext xmp'.split(' '));

/** Everything in a document that could run, as the browser reads it. */
function running(html: string): readonly string[] {
  return runningIn(parse(html));
}

function runningIn(node: Tree.ParentNode): readonly string[] {
  const found: string[] = [];
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    if (runningTags.has(child.tagName)) found.push(child.tagName);
    for (const { name, value } of child.attrs) {
      const url = value.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
      if (name.toLowerCase() === 'attributename' && animated.test(value))
        found.push(`${child.tagName} ${value}`);
      if (/^on/i.test(name) || name === 'srcdoc') found.push(`${child.tagName} ${name}`);
      if (
        /^(?:javascript|vbscript|data:text|data:image\/svg)/.test(url) &&
        !['title', 'alt', 'id', 'class'].includes(name)
      )
        found.push(`${child.tagName} ${name}=${url}`);
    }
    found.push(...runningIn('content' in child ? child.content : child));
  }
  return [...new Set(found)];
}

function textOf(node: Tree.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textOf(child) : ''))
    .join('');
}

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

const markup =
  /<!--[^]*?-->|<(script|style|xmp|iframe|noscript|noembed|noframes)\b(?:[^<>"]|"[^"]*")*>[^]*?<\/\1>|<(\/?)([a-zA-Z][^\s/>]*)(?:[^<>"]|"[^"]*")*>/g;

/** The first tag that does not close what is open, or null: a count of tags, with none of a browser's forgiveness. */
function unbalanced(html: string): string | null {
  const open: string[] = [];
  for (const [whole, , slash, name] of html.matchAll(markup)) {
    if (name === undefined || empty.has(name) || whole.endsWith('/>')) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return whole;
  }
  return open.at(-1) ?? null;
}

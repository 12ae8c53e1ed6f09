import fc from 'fast-check';
import Prism from 'prismjs';
import { describe, expect, test } from 'vitest';
import { cutCode } from '../../src/markdown/highlight/cut-code.ts';
import { parseFenceInfo } from '../../src/markdown/highlight/fence-info.ts';
import { grammars, tokenize } from '../../src/markdown/highlight/grammars.ts';
import { highlightCode } from '../../src/markdown/highlight/highlight-code.ts';
import { withoutVain, wordsBegin } from '../../src/markdown/highlight/mend-grammars.ts';
import { tokenizeCode } from '../../src/markdown/highlight/tokenize-code.ts';

const wanted =
  'js ts jsx tsx json yaml yml bash sh shell console html xml css scss java kotlin swift c cpp c++ csharp c# go rust ruby python php sql dockerfile toml ini diff graphql lua r perl haskell elixir erlang clojure scala dart objectivec powershell makefile nginx protobuf latex markdown liquid django nunjucks vim wasm zig nix ocaml julia groovy gradle fsharp elm nim matlab fortran pascal hcl terraform cmake erb twig handlebars properties'.split(
    ' ',
  );

const sample = 'class A { "text" 42 } // note\n# x = \'y\' <b a="c">&amp;</b> @f $v -- z\n+ if return null\n';

describe('languages', () => {
  test.each(wanted)('%s is coloured, and its text kept', (language) => {
    const html = highlightCode(sample, language);
    expect(html).toContain('<span class="');
    expect(textOf(html)).toBe(sample);
  });

  test('an unknown one is only escaped', () => {
    expect(highlightCode('<a> & "b"', 'constructor')).toBe('&lt;a&gt; &amp; "b"');
  });

  test.each([
    [
      'js',
      'import x from "y"',
      '<span class="kn">import</span> x <span class="kn">from</span> <span class="s2">"y"</span>',
    ],
    ['js', '/a+/g', '<span class="sr">/a+/g</span>'],
    ['python', 'None # c', '<span class="kc">None</span> <span class="c1"># c</span>'],
    ['yaml', 'a: 1', '<span class="na">a</span><span class="p">:</span> <span class="mi">1</span>'],
    ['php', '<?php $a = 1.5;', '<span class="nv">$a</span>'],
    ['diff', '+a\n-b', '<span class="gi">+a</span>\n<span class="gd">-b</span>'],
    ['c', '#include <a.h>', '<span class="cp">'],
    ['html', '<a href="x">', '<span class="na">href</span>'],
    ['console', '$ ls -la', '<span class="gp">$</span>'],
  ])('%s: %s', (language, code, html) => {
    expect(highlightCode(code, language)).toContain(html);
  });

  test('no tag crosses the end of a line', () => {
    expect(highlightCode('/* a\n\nb */', 'js')).toBe(
      '<span class="cm">/* a</span>\n\n<span class="cm">b */</span>',
    );
  });
});

describe('code is cut as Prism cuts it', () => {
  const pieces = [
    ...'a A _b 0 1.5 0x1f "s" \'c\' `t` ${x} #{y} "open \'open // /* */ # -- <!-- --> <?php ?> <b c="d"> </b> &amp; {{ }} {% %}'.split(
      ' ',
    ),
    ...'function class def return if null true import fn let = => + - * / . , : ; ( ) [ ] { } @x $v !i \\ | > < ~ ? /a+/g f( .m: --w'.split(
      ' ',
    ),
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\n  ',
    '\t',
    'ñ',
    '日',
    '"""',
    "'''",
    '```js\n',
    '\n```\n',
  ];
  const code = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((chosen) => chosen.join(''));
  const grammarOf = (language: string): Prism.Grammar => {
    const grammar = grammars[language];
    if (grammar === undefined) throw new Error(`no grammar ${language}`);
    return grammar;
  };
  // The same grammar may go by several names.
  const languages = new Map(
    Object.entries(grammars).flatMap(([name, grammar]) =>
      typeof grammar === 'object' ? [[grammar, name] as const] : [],
    ),
  );

  test.each([...languages].map(([grammar, name]) => [name, grammar] as const))('%s', (_, grammar) => {
    fc.assert(
      fc.property(code, (text) => {
        expect(tokenizeCode(text, grammar)).toEqual(Prism.tokenize(text, grammar));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test.each(['php', 'erb', 'django', 'twig', 'handlebars', 'liquid', 'markdown', 'jsx', 'tsx'])(
    'with what its hooks write into tokens, of this code and of no other: %s',
    (language) => {
      const grammar = grammarOf(language);
      const whole = (text: string) => {
        const run = { code: text, grammar, language, tokens: [] as ReturnType<typeof tokenize> };
        Prism.hooks.run('before-tokenize', run);
        run.tokens = Prism.tokenize(run.code, run.grammar);
        Prism.hooks.run('after-tokenize', run);
        return run.tokens;
      };
      const name = fc.constantFrom('a', 'b', 'c', 'd');
      const template = fc.tuple(
        fc.constantFrom(['{{', '}}'], ['<?=', '?>'], ['<%=', '%>'], ['{%', '%}']),
        name,
      );
      const tag = template.map(([[open, close], word]) => {
        const part = `${open} ${word} ${close}`;
        return `<a b="${part}" ${part} c=${part}>${part}</a><style>a{ ${part}: 1 }</style><script>${part}(${part})</script>`;
      });
      fc.assert(
        fc.property(fc.oneof(tag, code), (text) => {
          expect(tokenize(text, grammar, language)).toEqual(whole(text));
        }),
        { numRuns: 300, seed: 5 },
      );
    },
  );

  test('a long piece without any find of a greedy rule does not run out of stack', () => {
    const long = 'x = y + 1 ; '.repeat(8_000);
    const grammar = grammarOf('clike');
    expect(tokenizeCode(long, grammar)).toEqual(Prism.tokenize(long, grammar));
  });
});

describe('patterns that were mended', () => {
  const textOfPieces = (pieces: readonly string[]) =>
    fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((found) => found.join(''));

  test('find the same selectors of SCSS as before', () => {
    const selector = grammars['scss']?.['selector'];
    const mended = typeof selector === 'object' && 'pattern' in selector ? selector.pattern : /$^/;
    const before = new RegExp(mended.source.slice(wordsBegin.length));
    expect(mended.source.startsWith(wordsBegin)).toBe(true);
    const pieces = [
      'a',
      '.b',
      '#{$x}',
      '{',
      '}',
      ' ',
      '\n',
      '  ',
      '@',
      '(',
      ')',
      ';',
      ':',
      '&',
      '#{',
      '{ a: b }',
    ];
    fc.assert(
      fc.property(textOfPieces(pieces), (text) => {
        expect(mended.exec(text)).toEqual(before.exec(text));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(['markup', 'markdown'])('are left out of %s only where they find nothing', (language) => {
    const grammar = grammars[language] ?? {};
    const pieces = [
      '<a ',
      '>',
      'b="c"',
      '[x]',
      '(y)',
      '[',
      ']',
      '"',
      '\n',
      '`',
      '**',
      '<!--',
      '-->',
      ': ',
      '!',
      '</a>',
    ];
    fc.assert(
      fc.property(textOfPieces(pieces), (text) => {
        const kept = withoutVain(grammar, text, language);
        expect(tokenize(text, kept, 'none')).toEqual(tokenize(text, grammar, 'none'));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('long code', () => {
  test('is cut at blank lines, and loses nothing', () => {
    const code = `${'let a = 1;\n'.repeat(300)}\n`.repeat(5);
    const pieces = cutCode(code, 'javascript');
    expect(pieces.join('')).toBe(code);
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith('\n\n'))).toBe(true);
    expect(textOf(highlightCode(code, 'js'))).toBe(code);
  });
});

describe('the words after a fence', () => {
  test.each([
    [
      'ts {2,4-6} title="src/x.ts" linenos',
      {
        language: 'ts',
        title: 'src/x.ts',
        firstLine: 1,
        marked: [
          [2, 2],
          [4, 6],
        ],
      },
    ],
    ['js{1}', { language: 'js', title: '', firstLine: null, marked: [[1, 1]] }],
    ['py linenos=4', { language: 'py', title: '', firstLine: 4, marked: [] }],
    ['{.js .numberLines startFrom="3"}', { language: 'js', title: '', firstLine: 3, marked: [] }],
    [
      'go {linenos=true,hl_lines=[2,"4-6"],linenostart=4}',
      {
        language: 'go',
        title: '',
        firstLine: 4,
        marked: [
          [2, 2],
          [4, 6],
        ],
      },
    ],
    ['ruby linenos=false startline=3', { language: 'ruby', title: '', firstLine: null, marked: [] }],
    ['c++ and words', { language: 'c++', title: '', firstLine: null, marked: [] }],
    ['', { language: '', title: '', firstLine: null, marked: [] }],
  ])('%s', (info, read) => {
    expect(parseFenceInfo(info)).toEqual(read);
  });
});

function textOf(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

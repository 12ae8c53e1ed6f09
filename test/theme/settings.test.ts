import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { themeColors } from '../../src/config/read-theme.ts';
import { contrastOf, leastContrast, withContrast } from '../../src/text/contrast.ts';
import { attributeOf, elementsOf, textsOf } from '../support/html.ts';
import { createBlog, diagnosticsOf, placesOf, repository } from '../support/site.ts';

const post = '== posts/2024-01-01-a.md\nText.\n';

function blogWith(theme: string): ReturnType<typeof createBlog> {
  return createBlog(`== site.yml\ntitle: A\nurl: https://a.example\n${theme}\n${post}`, {
    theme: repository,
  });
}

test('a blog that sets nothing has no style of its own', async () => {
  const blog = blogWith('');
  await blog.build();
  expect(textsOf(blog.read('index.html'), 'style')).toEqual([]);
});

test('colours, fonts and widths arrive in the pages', async () => {
  const blog = blogWith(
    'theme:\n  colors: {accent: {light: "#7a1f5c", dark: "#f0a6d2"}}\n  fonts: {text: "Literata, serif"}\n  widths: {measure: 33rem}',
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(textsOf(blog.read('a/index.html'), 'style')).toEqual([
    ':root{--accent:light-dark(#7a1f5c,#f0a6d2);--text:Literata, serif;--measure:33rem}',
  ]);
});

test('a font that a reader lacks gives way to one of its kind, unless its list says to which', async () => {
  const blog = blogWith(
    'theme:\n  fonts: {text: Comic Neue, titles: "Georgia, Times", interface: \'"Inter"\', code: Fira Code}',
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(textsOf(blog.read('index.html'), 'style')).toEqual([
    ':root{--text:Comic Neue,serif;--titles:Georgia, Times,var(--text);--interface:"Inter",system-ui,sans-serif;--code:Fira Code,ui-monospace,monospace}',
  ]);
  for (const list of ['Inter, Sans-Serif', 'ui-rounded', "'Fira Code', monospace"]) {
    const other = blogWith(`theme:\n  fonts: {code: "${list}"}`);
    await other.build();
    expect(textsOf(other.read('index.html'), 'style')).toEqual([`:root{--code:${list}}`]);
  }
});

test.each([
  ['Georgia,', 'Georgia,serif'],
  [', Georgia, , Times', 'Georgia, Times,serif'],
  ['Georgia, serif,', 'Georgia, serif'],
])('a comma too many in a list of fonts is none of its fonts: %s', async (list, written) => {
  const blog = blogWith(`theme:\n  fonts: {text: "${list}"}`);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(textsOf(blog.read('index.html'), 'style')).toEqual([`:root{--text:${written}}`]);
});

test('a colour too faint to read is warned of, with its contrast and one that is strong enough', async () => {
  const report = await blogWith('theme:\n  colors:\n    accent: "#8aa"').build();
  const [fault, ...others] = diagnosticsOf(report, 'theme-contrast');
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ severity: 'warning', file: 'site.yml', line: 5 });
  expect(fault?.message).toMatch(/accent #8aa on paper #fcfaf5 \(light\) has a contrast of 2\.\d\d/);
  const better = /#[0-9a-f]{6}/.exec(fault?.remedy ?? '')?.[0] ?? '#fff';
  expect(contrastOf(better, themeColors.paper.light)).toBeGreaterThanOrEqual(leastContrast);
});

test.each([
  'theme: dark',
  'theme:\n  colors: {accent: red}',
  'theme:\n  colors: {ink: "#12345"}',
  'theme:\n  fonts: {text: "a</style><script>alert(1)</script>"}',
  'theme:\n  fonts: {text: "a;} body{display:none"}',
  'theme:\n  fonts: {text: ", ,"}',
  `theme:\n  fonts: {text: "Georgia, 'Times"}`,
  'theme:\n  widths: {measure: wide}',
])('what is no setting is an error, and reaches no page: %s', async (theme) => {
  expect(placesOf(await blogWith(theme).build())).toEqual([expect.stringMatching(/^config-type site\.yml:/)]);
});

test('a theme and languages named in a Jekyll configuration are none of ours', async () => {
  const blog = createBlog(
    `== _config.yml\ntheme: minima\nlanguages: [en, fr]\n== _posts/2024-01-01-a.md\nText.\n`,
    {
      theme: repository,
    },
  );
  expect((await blog.build()).diagnostics).toEqual([]);
});

test('icons are made from one picture, and the manifest names it', async () => {
  const blog = blogWith('theme: {icon: /assets/me.png}');
  blog.write('== assets/me.png\nnot really a picture\n');
  await blog.build();
  const icons = elementsOf(blog.read('index.html'))
    .filter((element) => /icon/.test(attributeOf(element, 'rel') ?? ''))
    .map((element) => `${attributeOf(element, 'rel') ?? ''} ${attributeOf(element, 'href') ?? ''}`);
  expect(icons).toEqual([
    expect.stringMatching(/^icon \/assets\/me\.png\?v=[0-9a-f]{8}$/),
    expect.stringMatching(/^apple-touch-icon \/assets\/me\.png\?v=[0-9a-f]{8}$/),
  ]);
  const manifest: unknown = JSON.parse(blog.read('manifest.webmanifest'));
  expect(manifest).toMatchObject({ name: 'A', start_url: '/', lang: 'en', dir: 'ltr' });
  expect(JSON.stringify(manifest)).toContain('/assets/me.png?v=');
});

test('the colours held against each other are those of the style sheet, and strong enough', () => {
  const sheet = readFileSync(path.join(repository, 'assets/css/tinta.css'), 'utf8');
  for (const [name, { light, dark }] of Object.entries(themeColors)) {
    expect(sheet).toContain(`--${name}: light-dark(${light}, ${dark});`);
    if (name === 'paper') continue;
    expect(contrastOf(light, themeColors.paper.light), name).toBeGreaterThanOrEqual(leastContrast);
    expect(contrastOf(dark, themeColors.paper.dark), name).toBeGreaterThanOrEqual(leastContrast);
  }
});

test('a contrast is that of WCAG, and a colour is moved only as far as it must', () => {
  expect(contrastOf('#000', '#fff')).toBeCloseTo(21, 5);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(withContrast('#777777', '#ffffff')).toBe('#767676');
  expect(withContrast('#000000', '#000000')).toMatch(/^#7[0-9a-f]{5}$/);
});

test.each([
  ['50', '50rem'],
  ['33.5', '33.5rem'],
  ['720', '720px'],
])('a width of %s without its unit is answered with %s', async (width, meant) => {
  const report = await blogWith(`theme:\n  widths: {measure: ${width}}`).build();
  expect(diagnosticsOf(report, 'config-type').map(({ remedy }) => remedy)).toEqual([
    `Write measure: ${meant}.`,
  ]);
});

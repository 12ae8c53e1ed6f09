import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Plugin, PluginFilter } from '../../src/index.ts';
import { runCli } from '../support/cli.ts';
import { runDev, startTestDev, untilAsBuilt } from '../support/dev.ts';
import { createBlog, placesOf, repository, type TestBlog } from '../support/site.ts';

const shout = `export default ({ times = 1 }) => ({
  filters: { shout: (text) => text.toUpperCase() + '!'.repeat(times) },
  markdown(parser) {
    parser.core.ruler.push('waves', (state) => {
      for (const { children } of state.tokens)
        for (const token of children ?? []) token.content = token.content.replaceAll('~~~', '≈');
    });
  },
});
`;

function blogWith(plugin: string, config = '- plugins/shout.js'): TestBlog {
  return createBlog(`== site.yml
title: T
url: https://blog.example
plugins:
  ${config}
== plugins/shout.js
${plugin}== layouts/post.njk
{{ page.title | shout }} {{ page.content }}
== posts/2024-01-02-a.md
---
title: Here
---
a ~~~ b
== posts/2024-01-03-b.md
---
title: There
---
c
`);
}

const shown = (blog: TestBlog) => blog.read('a/index.html').trim();

test('a plugin adds filters for layouts and rules of Markdown', async () => {
  const blog = blogWith(shout);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(shown(blog)).toBe('HERE! <p>a ≈ b</p>');
});

test('it is given the options that stand beside it', async () => {
  const blog = blogWith(shout, '- {module: ./plugins/shout.js, times: 3}');
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(shown(blog)).toBe('HERE!!! <p>a ≈ b</p>');
});

test('its options are its own to change, and plain objects', async () => {
  const plugin = `export default (options) => {
  options.shout = (text) => text + options.of.hasOwnProperty('x') + options.seen;
  options.seen = true;
  return { filters: { shout: options.shout } };
};
`;
  const blog = blogWith(plugin, '- {module: plugins/shout.js, of: {x: 1}, seen: false}');
  blog.write(
    Array.from({ length: 20 }, (_, n) => `== posts/2024-02-01-p${n}.md\n---\ntitle: P\n---\nx\n`).join(''),
  );
  expect((await blog.build({ jobs: 2, threadsFrom: 2 })).diagnostics).toEqual([]);
  expect(shown(blog)).toContain('Heretruetrue');
  expect((await blog.build()).rendered).toEqual([]);
});

const commonJs = `== site.yml
title: T
url: https://blog.example
plugins: [plugins/double.cjs]
== plugins/double.cjs
module.exports = () => ({ filters: { double: (text) => text + text } });
== layouts/post.njk
{{ page.title | double }}
== posts/2024-01-02-a.md
---
title: x
---
`;

test('one in the form of CommonJS is read too', async () => {
  const blog = createBlog(commonJs);
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(shown(blog)).toBe('xx');
});

describe('exactly', () => {
  test('another plugin makes all pages anew, the same one none', async () => {
    const blog = blogWith(shout);
    await blog.build();
    expect((await blog.build()).rendered).toEqual([]);
    blog.write(`== plugins/shout.js\n${shout.replace("'!'", "'?'").replace('≈', '∽')}`);
    await blog.build();
    expect(shown(blog)).toBe('HERE? <p>a ∽ b</p>');
    blog.write(
      '== site.yml\ntitle: T\nurl: https://blog.example\nplugins: [{module: plugins/shout.js, times: 2}]\n',
    );
    await blog.build();
    expect(shown(blog)).toBe('HERE?? <p>a ∽ b</p>');
  });

  test('another version of a package that it imports makes them anew', async () => {
    const blog = blogWith(
      "import { mark } from 'marks';\nexport default () => ({ filters: { shout: (text) => text + mark } });\n",
    );
    const marks = (version: number) => `== node_modules/marks/package.json
{"name": "marks", "version": "${version}.0.0", "type": "module", "exports": "./v${version}.js"}
== node_modules/marks/v${version}.js
export const mark = ${version};
`;
    for (const version of [1, 2]) {
      blog.write(marks(version));
      expect((await runCli(['build', blog.root])).code).toBe(0);
      expect(shown(blog)).toContain(`Here${version}`);
    }
  });

  test('so does another version of one that this needs', async () => {
    const blog = blogWith(
      "import { mark } from 'marks';\nexport default () => ({ filters: { shout: (text) => text + mark } });\n",
    );
    blog.write(`== node_modules/marks/package.json
{"name": "marks", "version": "1.0.0", "type": "module", "exports": "./m.js", "dependencies": {"inks": "*"}}
== node_modules/marks/m.js
export { mark } from 'inks';
`);
    const inks = (version: number) => `== node_modules/inks/package.json
{"name": "inks", "version": "${version}.0.0", "type": "module", "exports": "./v${version}.js", "dependencies": {"marks": "*"}}
== node_modules/inks/v${version}.js
export const mark = ${version};
`;
    for (const version of [1, 2]) {
      blog.write(inks(version));
      expect((await runCli(['build', blog.root])).code).toBe(0);
      expect(shown(blog)).toContain(`Here${version}`);
    }
  });

  test('so does another version of one that a #name of package.json stands for', async () => {
    const blog = blogWith(
      "import { mark } from '#marks/one';\nexport default () => ({ filters: { shout: (text) => text + mark } });\n",
    );
    blog.write('== package.json\n{"imports": {"#marks/*": {"import": "marks/*", "default": "marks"}}}\n');
    const marks = (version: number) => `== node_modules/marks/package.json
{"name": "marks", "version": "${version}.0.0", "type": "module", "exports": {"./*": "./v${version}.js"}}
== node_modules/marks/v${version}.js
export const mark = ${version};
`;
    for (const version of [1, 2]) {
      blog.write(marks(version));
      expect((await runCli(['build', blog.root])).code).toBe(0);
      expect(shown(blog)).toContain(`Here${version}`);
    }
    blog.write('== node_modules/marks/v2.js\nexport const mark = 3;\n');
    blog.write('== package.json\n{"imports": {"#marks/*": "marks/other/*"}}\n');
    expect((await runCli(['build', blog.root])).code).toBe(0);
    expect(shown(blog)).toContain('Here3');
  });

  test('options that JSON has no number for are texts, and other options each', async () => {
    const blog = blogWith(
      'export default ({ most }) => ({ filters: { shout: (text) => `${text} ${JSON.stringify(most)}` } });\n',
    );
    for (const [written, most] of [
      ['.inf', '".inf"'],
      ['-.inf', '"-.inf"'],
      ['.nan', '".nan"'],
      ['null', 'null'],
      ['1e999', '"1e999"'],
    ]) {
      blog.write(
        `== site.yml\ntitle: T\nurl: https://blog.example\nplugins: [{module: plugins/shout.js, most: ${written}}]\n`,
      );
      await blog.build();
      expect(shown(blog).replaceAll('&quot;', '"')).toContain(`Here ${most}`);
    }
  });

  test('what a filter looks at in a post is read by the page', async () => {
    const blog = blogWith(
      `export default () => ({ filters: { shout: (text) => text, show: (post) => post.title + String(post.content) } });\n`,
    );
    blog.write(
      '== layouts/home.njk\n{% for post in site.posts %}{% include "one.njk" %}{% endfor %}\n== layouts/one.njk\n{{ post | show | safe }}\n',
    );
    await blog.build();
    for (const edit of ['title: Now\n---\na', 'title: Now\n---\nb']) {
      blog.write(`== posts/2024-01-02-a.md\n---\n${edit}\n`);
      expect((await blog.build()).rendered).toContain('/');
      expect(blog.read('index.html')).toContain(`Now<p>${edit.at(-1)}</p>`);
    }
  });

  test('on any number of threads', async () => {
    const posts = Array.from(
      { length: 40 },
      (_, n) => `== posts/2024-02-01-p${n}.md\n---\ntitle: P${n}\n---\n~~~\n`,
    );
    const [one, many] = [blogWith(shout), blogWith(shout)];
    for (const blog of [one, many]) blog.write(posts.join(''));
    await one.build();
    expect((await many.build({ jobs: 3, threadsFrom: 2 })).diagnostics).toEqual([]);
    expect(many.output()).toEqual(one.output());
    expect(many.read('p7/index.html')).toContain('P7!');
  });
});

describe('what is wrong is told', () => {
  test.each([
    ['- plugins/shot.js', 'plugin-missing site.yml'],
    ['- jekyll-feed', 'plugin-missing site.yml'],
    ['- ../shout.js', 'config-type site.yml:4:5'],
    ['- {times: 3}', 'config-type site.yml:4:5'],
  ])('where it is named: %s', async (line, place) => {
    const report = await blogWith(shout, line).build();
    expect(report.isDone).toBe(false);
    expect(placesOf(report)).toContain(place);
    // A `.js` is what the nearest package.json says, which npm may write any day.
    expect(report.diagnostics.map(({ remedy }) => remedy).join()).not.toMatch(/\w\.js\b/);
  });

  test.each([
    [
      'what it throws',
      'export default () => {\n  throw new Error("no key");\n};\n',
      'plugin-failed plugins/shout.js:2',
      /no key/,
    ],
    ['another form', 'export const filters = {};\n', 'plugin-failed plugins/shout.js', /exports no plugin/],
    [
      'a filter that is taken',
      'export default () => ({ filters: { where: () => 1, shout: () => 1 } });\n',
      'plugin-failed plugins/shout.js',
      /filter where already/,
    ],
    [
      'a filter that no layout can call',
      'export default () => ({ filters: { "shout-out": () => 1, shout: () => 1 } });\n',
      'plugin-failed plugins/shout.js',
      /no layout can call a filter shout-out/,
    ],
    [
      'a file beside it',
      "import './other.js';\nexport default () => ({});\n",
      'plugin-failed plugins/shout.js',
      /imports \.\/other\.js/,
    ],
    [
      'a file beside it by the name of a package',
      'import \'#other\';\nexport default () => ({});\n== package.json\n{"imports": {"#other": {"node": ["./plugins/other.js"]}}}\n== plugins/other.js\n',
      'plugin-failed plugins/shout.js',
      /imports #other/,
    ],
    [
      'rules that cannot be added',
      'export default () => ({\n  markdown(parser) {\n    parser.use(0);\n  },\n});\n',
      'plugin-failed plugins/shout.js:3',
      /not a function/,
    ],
  ])('where it stands: %s', async (_, plugin, place, message) => {
    const report = await blogWith(plugin).build();
    expect(report.isDone).toBe(false);
    expect(placesOf(report)).toContain(place);
    expect(report.diagnostics.map((found) => found.message).join('\n')).toMatch(message);
  });

  test('a module that cannot be read, with its line and nothing that comes of it', async () => {
    const blog = blogWith('export default () => ({\n  filters: {,\n});\n');
    const { code, stderr } = await runCli(['build', blog.root]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^plugins\/shout\.js:2 +error +plugin-failed +the plugin fails: Unexpected token/);
    expect(stderr).not.toContain('there is no filter');
  });

  test('a rule that fails in a text names both', async () => {
    const blog = blogWith(
      `export default () => ({
  filters: { shout: (text) => text },
  markdown: (parser) => parser.core.ruler.push('x', (state) => { if (state.src.includes('~~~')) throw new Error('too wavy'); }),
});
`,
    );
    const report = await blog.build();
    expect(report.diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual([
      ['plugin-failed', 'posts/2024-01-02-a.md', 'plugins/shout.js fails in this text: too wavy'],
    ]);
  });

  test.each(["new Error('too wavy')", "'too wavy'"])('so does a rule of a package: %s', async (thrown) => {
    const blog = blogWith(
      "import rule from 'rule';\nexport default () => ({ filters: { shout: (text) => text }, markdown: (parser) => parser.use(rule) });\n",
    );
    blog.write(`== node_modules/rule/package.json
{"name": "rule", "version": "1.0.0", "type": "module", "exports": "./rule.js"}
== node_modules/rule/rule.js
export default (parser) => parser.core.ruler.push('x', (state) => { if (state.src.includes('~~~')) throw ${thrown}; });
`);
    const report = await blog.build();
    expect(report.diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual([
      ['plugin-failed', 'posts/2024-01-02-a.md', 'plugins/shout.js fails in this text: too wavy'],
    ]);
  });

  test('a filter of the name of another plugin’s', async () => {
    const blog = blogWith(shout, '- plugins/shout.js\n  - plugins/second.js');
    blog.write('== plugins/second.js\nexport default () => ({ filters: { shout: () => 2 } });\n');
    const report = await blog.build();
    expect(placesOf(report)).toEqual(['plugin-failed plugins/second.js']);
    expect(report.diagnostics[0]?.message).toContain('filter shout already');
  });

  test.each([
    ['fails', 'throw new Error("too loud");', 'too loud'],
    ['answers with a promise', 'return Promise.reject(new Error("late"));', 'answers with a promise'],
  ])('a filter that %s, at its place in the layout', async (_, body, message) => {
    const blog = blogWith(`export default () => ({ filters: { shout() { ${body} } } });\n`);
    const report = await blog.build();
    expect(placesOf(report)[0]).toMatch(/^layout-failed layouts\/post\.njk:1/);
    expect(report.diagnostics[0]?.message).toContain(message);
  });
});

test('in a Jekyll blog `plugins` are gems, as ever', async () => {
  const blog = createBlog(
    '== _config.yml\ntitle: T\nplugins: [jekyll-feed]\n== _posts/2024-01-02-a.md\nA.\n',
  );
  expect((await blog.build()).isDone).toBe(true);
});

test('the command line builds with plugins, and nothing is said of them', async () => {
  const blog = blogWith(shout);
  const run = await runCli(['build', blog.root]);
  expect([run.code, run.stderr]).toEqual([0, '']);
  expect(shown(blog)).toContain('HERE!');
});

test('the preview takes a plugin up as it is edited, breaks and is mended', async () => {
  const blog = blogWith(shout);
  const dev = await startTestDev(blog);
  const whenShown = (text: string) => expect.poll(async () => (await dev.get('/a/')).text()).toContain(text);
  await whenShown('HERE!');
  blog.write(`== plugins/shout.js\n${shout.replace("'!'", "'?'")}`);
  await whenShown('HERE?');
  blog.write('== plugins/shout.js\nexport default 1;\n');
  await untilAsBuilt(dev, blog);
  blog.write(`== plugins/shout.js\n${shout.replace("'!'", "'¡'")}`);
  await whenShown('HERE¡');
  blog.remove('plugins');
  await untilAsBuilt(dev, blog);
  expect(dev.faults).toEqual([]);
});

test('the preview takes one in the form of CommonJS up as well', async () => {
  const blog = createBlog(commonJs);
  const dev = runDev([blog.root, '--port', '0']);
  const [, port = ''] = await dev.until(/http:\/\/127\.0\.0\.1:(\d+)\/\n.*Ready/s);
  const page = async () => (await fetch(`http://127.0.0.1:${port}/a/`)).text();
  expect(await page()).toContain('xx');
  blog.write(
    '== plugins/double.cjs\nmodule.exports = () => ({ filters: { double: (text) => `${text}+${text}` } });\n',
  );
  await expect.poll(page, { timeout: 5000 }).toContain('x+x');
  dev.signal('SIGTERM');
  expect(await dev.ended).toBe(0);
});

test('its author can name the type of a plugin, as the manual does', () => {
  const manual = readFileSync(path.join(repository, 'pages/manual/plugins.md'), 'utf8');
  const named = [...manual.matchAll(/import\('tinta'\)\.(\w+)|import type \{ (\w+) \} from 'tinta'/g)];
  expect(named.map(([, imported, listed]) => imported ?? listed)).toEqual(['Plugin', 'Plugin']);
  const spoken: PluginFilter = (text) => `${String(text)}…`;
  expectTypeOf({ filters: { spoken } }).toExtend<Plugin>();
  expectTypeOf({ filters: 'spoken' }).not.toExtend<Plugin>();
});

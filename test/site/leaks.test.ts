import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { startTestDev } from '../support/dev.ts';
import { metaOf, textsOf } from '../support/html.ts';
import { createBlog, placesOf, repository } from '../support/site.ts';

const marker = 'tinta-secret-4711';

const site = `
== site.yml
title: A blog
url: https://blog.example
author: ana
deploy:
  production: {kind: rsync, host: ${marker}, path: /srv/${marker}}
plugins: []
secret_token: ${marker}
== data/authors.yml
ana: {name: Ana, password: ${marker}}
== data/private.yml
key: ${marker}
== posts/2024-01-02-a.md
---
title: A
tags: [x]
internal_note: ${marker}
---
Body. {{ site.secret_token }} {{ process.env.SECRET }} {% include ".env" %}
== posts/2024-01-03-hidden.md
---
title: ${marker}
draft: true
tags: [${marker}]
aliases: [/${marker}/]
---
${marker}
== posts/2024-01-04-unpublished.md
---
title: ${marker}
published: false
---
${marker}
== posts/2099-01-04-future.md
---
title: ${marker}
series: ${marker}
---
${marker}
== drafts/soon.md
${marker}
== .env
SECRET=${marker}
== posts/.env
SECRET=${marker}
== assets/.env
SECRET=${marker}
== notes.md
${marker}
== package.json
{"token": "${marker}"}
`;

// T-LEAK-1
test.each([
  ['the default theme', repository],
  ['another theme', undefined],
])('nothing secret reaches any file of the output with %s', async (_, theme) => {
  const blog = createBlog(site, theme === undefined ? {} : { theme });
  process.env['TINTA_TEST_SECRET'] = marker;
  const report = await blog.build();
  delete process.env['TINTA_TEST_SECRET'];
  expect(report.isDone).toBe(true);
  expect([...blog.output()].filter(([file, text]) => (file + text).includes(marker))).toEqual([]);
  expect(blog.read('a/index.html')).toContain('process.env.SECRET');
});

// T-LEAK-1
test('what lies beside a post that is kept back is kept back, and so are standing pages that are not ready', async () => {
  const kept = {
    'posts/draft': '---\ndate: 2024-01-02\ndraft: true\n---\n',
    'posts/unpublished': '---\ndate: 2024-01-02\npublished: no\n---\n',
    'posts/2099-01-02-future': '',
    'drafts/idea': '',
  };
  const folders = Object.entries(kept).map(
    ([folder, header]) =>
      `== ${folder}/index.md\n${header}![${marker}](map.svg) [all](notes.txt)\n== ${folder}/map.svg\n<svg xmlns="http://www.w3.org/2000/svg"><desc>${marker}</desc></svg>\n== ${folder}/deep/notes.txt\n${marker}\n`,
  );
  const pages = ['draft: true', 'published: false', 'date: 2099-01-01'].map(
    (line, n) => `== pages/page-${n}.md\n---\n${line}\n---\n${marker}\n`,
  );
  const head = '== site.yml\ntitle: A blog\nurl: https://blog.example\n== posts/2024-01-02-a.md\nA.\n';
  const blog = createBlog(head + folders.join('') + pages.join(''), { theme: repository });
  const found = () => [...blog.output()].filter(([file, text]) => (file + text).includes(marker));
  expect((await blog.build()).isDone).toBe(true);
  expect(found()).toEqual([]);
  expect((await blog.build({ drafts: true, future: true })).isDone).toBe(true);
  expect(found().length).toBeGreaterThan(15);
  await blog.build();
  expect(found()).toEqual([]);
});

/** What templates of four kinds would run, read or fill in. */
const templateLike = [
  '{{ site.title }}',
  '{{ "".constructor.constructor("return process")() }}',
  '{% raw %}{{ x }}{% endraw %}',
  '{% include "post.njk" %}',
  '{% set a = 1 %}',
  '{# gone #}',
  '{{< figure >}}',
  '<%= 7 * 7 %>',
  '${7 * 7}',
];

// T-MD-5
test('a body and its front matter are never templates: what looks like one is shown to the letter', async () => {
  const text = templateLike.join(' ');
  const blog = createBlog(
    `== site.yml\ntitle: A blog\nurl: https://blog.example\n== data/authors.yml\nana: {name: ${JSON.stringify(text)}}\n== posts/2024-01-02-a.md\n---\ntitle: ${JSON.stringify(text)}\ndescription: ${JSON.stringify(text)}\nauthor: ana\n---\n${templateLike.map((line) => `\`\`${line}\`\` and ${line.replace('<%', '&lt;%')}`).join('\n\n')}\n`,
    { theme: repository },
  );
  await blog.build();
  const page = blog.read('a/index.html');
  for (const line of templateLike)
    expect(
      textsOf(page, 'code').map((code) => code.trim()),
      line,
    ).toContain(line);
  const paragraphs = textsOf(page, 'p').join('\n').replaceAll(/[“”]/g, '"');
  for (const line of templateLike) expect(paragraphs.split(line).length, line).toBeGreaterThan(2);
  expect(textsOf(page, 'h1')).toEqual([text]);
  expect(metaOf(page, 'description')).toBe(text);
  for (const [file, content] of blog.output()) expect(content, file).not.toContain('[object process]');
});

// T-LEAK-2
test('nothing of the preview is in a build, whichever came first', async () => {
  const blog = createBlog(site, { theme: repository });
  const dev = await startTestDev(blog);
  expect(await (await dev.get('/a/')).text()).toContain('_tinta');
  const builds = [await runCli(['build', blog.root]), await runCli(['build', blog.root, '--drafts'])];
  for (const { code } of builds) expect(code).toBe(0);
  await dev.get('/hidden/');
  expect(await runCli(['build', blog.root])).toMatchObject({ code: 0 });
  expect([...blog.output()].filter(([, text]) => /_tinta|EventSource|sourceMappingURL/.test(text))).toEqual(
    [],
  );
  expect([...blog.output()].filter(([file, text]) => (file + text).includes(marker))).toEqual([]);
});

// T-LEAK-1
test('the environment is not readable from layouts', async () => {
  for (const name of ['process', 'env', 'require', 'globalThis', 'global', 'constructor']) {
    const blog = createBlog(`${site}== layouts/post.njk\n{{ ${name} }}\n`);
    expect(placesOf(await blog.build()), name).toContain('layout-name-unknown layouts/post.njk:1:4');
  }
});

// T-LEAK-1
test('the place of the blog, the user and the machine reach no file of the output', async () => {
  const blog = createBlog(site, { theme: repository });
  const { code } = await runCli(['build', blog.root], {
    env: { USER: marker, HOSTNAME: marker, SECRET: marker },
  });
  expect(code).toBe(0);
  const leaks = [...blog.output()].filter(([, text]) =>
    [marker, blog.root, repository].some((place) => text.includes(place)),
  );
  expect(leaks.map(([file]) => file)).toEqual([]);
});

// T-LEAK-3
test('diagnostics name files relative to the blog, whatever is wrong', async () => {
  const blog = createBlog(
    `${site}== layouts/post.njk\n{{ page.titel }}\n== layouts/page.njk\n{% if %}\n== data/bad.yml\na: [\n== posts/2024-03-04-b.md\n---\nimage: none.png\n---\n`,
  );
  writeFileSync(path.join(blog.root, 'posts/2024-03-03-latin.md'), Buffer.from([0xe9]));
  for (const report of [await blog.build(), await blog.build({ out: blog.root })]) {
    expect(report.isDone).toBe(false);
    expect(JSON.stringify(report)).not.toContain(path.dirname(blog.root));
  }
});

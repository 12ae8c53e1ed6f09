import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
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

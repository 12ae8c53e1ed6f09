import { expect, test } from 'vitest';
import { builtBlog, createBlog, type TestBlog } from '../support/site.ts';

const site = `
== _config.yml
title: Blog
== _includes/box.html
<b>box</b>
== _data/people.yml
- Ana
== _posts/2024-01-01-plain.md
---
title: Plain
---
Text.
== _posts/2024-01-02-including.md
---
title: Including
---
{% include box.html %}
== _posts/2024-01-03-linking.md
---
title: Linking
---
[p]({% post_url 2024-01-01-plain %})
== _posts/2024-01-04-listing.md
---
title: Listing
---
{% for p in site.posts %}{{ p.title }} {% endfor %}
== _posts/2024-01-05-data.md
---
title: Data
---
{{ site.data.people[0] }}
`;

/** Builds again after a change and holds the outcome against a build without a cache. */
async function renderedAfter(blog: TestBlog, files: string): Promise<readonly string[]> {
  blog.write(files);
  const { rendered } = await blog.build();
  const output = blog.output();
  await blog.build({ cache: undefined, clean: true });
  expect(output).toEqual(blog.output());
  return rendered.filter((url) => url.startsWith('/2024/'));
}

const built = (): Promise<TestBlog> => builtBlog(site);

test('an include edited renders the posts that include it', async () => {
  expect(await renderedAfter(await built(), '== _includes/box.html\n<b>other</b>\n')).toEqual([
    '/2024/01/02/including.html',
  ]);
});

test('an include that comes to be renders the posts that asked for it', async () => {
  const blog = createBlog(
    `${site}== _posts/2024-01-06-early.md\n---\ntitle: Early\n---\n{% include late.html %}\n`,
  );
  await blog.build();
  expect(await renderedAfter(blog, '== _includes/late.html\nnow\n')).toEqual(['/2024/01/06/early.html']);
});

test('a post that asks for its own title only does not depend on its neighbours', async () => {
  const blog = createBlog(
    `${site}== _posts/2024-01-06-own.md\n---\ntitle: Own\n---\n{{ page.title }}\n== _posts/2024-01-07-near.md\n---\ntitle: Near\n---\n{% if page.previous %}{{ page.previous.title }}{% endif %}\n== _posts/2024-01-05-z.md\n---\ntitle: Z\n---\nz\n`,
  );
  await blog.build();
  expect(blog.read('2024/01/07/near.html')).toContain('Own');
  blog.write('== _posts/2024-01-05-z.md\n---\ntitle: Zed\n---\nz\n');
  const { rendered } = await blog.build();
  expect(rendered).not.toContain('/2024/01/06/own.html');
});

test('a body edited renders no other post', async () => {
  const edited = '== _posts/2024-01-01-plain.md\n---\ntitle: Plain\n---\nElse.\n';
  expect(await renderedAfter(await built(), edited)).toEqual(['/2024/01/01/plain.html']);
});

test('a title edited renders the posts that list titles, not those that link to it', async () => {
  const edited = '== _posts/2024-01-01-plain.md\n---\ntitle: Renamed\n---\nText.\n';
  const rendered = await renderedAfter(await built(), edited);
  expect(rendered).toContain('/2024/01/04/listing.html');
  expect(rendered).not.toContain('/2024/01/03/linking.html');
});

test('an address changed renders the posts that link to it', async () => {
  const edited = '== _posts/2024-01-01-plain.md\n---\ntitle: Plain\npermalink: /moved/\n---\nText.\n';
  expect(await renderedAfter(await built(), edited)).toContain('/2024/01/03/linking.html');
});

test('a data file edited renders the posts that read data', async () => {
  expect(await renderedAfter(await built(), '== _data/people.yml\n- Ben\n')).toEqual([
    '/2024/01/05/data.html',
  ]);
});

const showing = `${site}== _posts/2024-01-06-showing.md
---
title: Showing
---
{% for p in site.posts offset: 1 %}{{ p.content }}{% endfor %}
== _posts/2024-01-07-first.md
---
title: First
---
{{ site.posts[6].excerpt }}
== all.json
---
---
[{% for p in site.posts %}{{ p.content | strip_html | jsonify }},{% endfor %}0]
`;

test('a body edited renders the posts that show it, and no others', async () => {
  const blog = createBlog(showing);
  expect((await blog.build()).isDone).toBe(true);
  const edited = '== _posts/2024-01-01-plain.md\n---\ntitle: Plain\n---\nElse.\n';
  expect(await renderedAfter(blog, edited)).toEqual([
    '/2024/01/01/plain.html',
    '/2024/01/06/showing.html',
    '/2024/01/07/first.html',
  ]);
  expect(blog.read('all.json')).toContain('Else.');
});

test('what another body looked at is what those look at that show it', async () => {
  const blog = createBlog(showing);
  await blog.build();
  expect(await renderedAfter(blog, '== _includes/box.html\n<b>other</b>\n')).toEqual([
    '/2024/01/02/including.html',
    '/2024/01/06/showing.html',
  ]);
  expect(await renderedAfter(blog, '== _data/people.yml\n- Ben\n')).toEqual([
    '/2024/01/05/data.html',
    '/2024/01/06/showing.html',
  ]);
});

test('threads make the same', async () => {
  const blog = createBlog(showing);
  await blog.build();
  const alone = blog.output();
  await blog.build({ cache: undefined, clean: true, jobs: 2, threadsFrom: 1 });
  expect(blog.output()).toEqual(alone);
});

test('a file that becomes a page, or is one no more, renders the posts that list the files that are copied', async () => {
  const blog = await builtBlog(
    `${site}== notes.txt\nNotes.\n== _posts/2024-01-06-files.md\n---\ntitle: Files\n---\nFiles:{% for file in site.static_files %} {{ file.path }}{% endfor %}\n`,
  );
  expect(blog.read('2024/01/06/files.html')).toContain('Files: /notes.txt');
  const rendered = await renderedAfter(blog, '== notes.txt\n---\n---\nNotes.\n');
  expect(rendered).toEqual(['/2024/01/06/files.html']);
  expect(await renderedAfter(blog, '== notes.txt\nNotes.\n')).toEqual(['/2024/01/06/files.html']);
});

test('what may be meant by a post that is not there is named as in a build without a cache', async () => {
  const lost = '== _posts/2024-01-06-lost.md\n---\ntitle: Lost\n---\n{% post_url 2024-01-07-plaine %}\n';
  const blog = await builtBlog(`${site}${lost}`);
  blog.write('== _posts/2024-01-07-plain.md\n---\ntitle: Near\n---\nText.\n');
  const { diagnostics } = await blog.build();
  expect(diagnostics).toEqual((await blog.build({ cache: undefined, clean: true })).diagnostics);
  expect(diagnostics.map(({ remedy }) => remedy).join()).toContain('Did you mean 2024-01-07-plain?');
});

import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createBlog, repository } from '../support/site.ts';

const posts = Array.from(
  { length: 40 },
  (_, n) =>
    `== posts/2024-01-${String(1 + (n % 28)).padStart(2, '0')}-post-${n}.md\n---\ntags: [t${n % 4}]\n---\nBody ${n}, *here*.\n`,
).join('');
const head = '== site.yml\ntitle: Threads\nurl: https://threads.example\n';

test.each([2, 3])('the site is the same bytes on %i threads as on one', async (jobs) => {
  const blog = createBlog(head + posts, { theme: repository });
  expect((await blog.build()).isDone).toBe(true);
  const alone = blog.output();
  const report = await blog.build({ cache: undefined, clean: true, jobs, threadsFrom: 1 });
  expect(report).toMatchObject({ isDone: true, diagnostics: [] });
  expect(blog.output()).toEqual(alone);
});

test('what one thread keeps, many take up, and the other way round', async () => {
  const blog = createBlog(head + posts, { theme: repository });
  await blog.build({ jobs: 2, threadsFrom: 1 });
  expect((await blog.build()).rendered).toEqual([]);
  blog.write('== posts/2024-01-01-post-0.md\nOther.\n');
  const rendered = (await blog.build()).rendered;
  expect(rendered).toContain('/post-0/');
  expect((await blog.build({ jobs: 2, threadsFrom: 1 })).rendered).toEqual([]);
});

test('errors found on threads are those found on one, in the same order', async () => {
  const broken = `${head}${posts}== posts/a.md\n---\ntitle: [\n---\n== posts/b.md\n---\ndate: 2024-02-30\n---\n== layouts/post.njk\n{{ page.titel }}\n`;
  const blog = createBlog(broken, { theme: repository });
  const alone = await blog.build({ cache: undefined });
  const threads = await blog.build({ cache: undefined, jobs: 2, threadsFrom: 1 });
  expect(alone.isDone).toBe(false);
  expect(threads.diagnostics).toEqual(alone.diagnostics);
});

test('the bundled command, whose theme comes compiled, makes the same bytes', async () => {
  const blog = createBlog(head + posts, { theme: repository });
  await blog.build();
  const fromSources = blog.output();
  expect(await runCli(['build', blog.root, '--no-cache', '--clean'])).toMatchObject({ code: 0, stderr: '' });
  expect(blog.output()).toEqual(fromSources);
});

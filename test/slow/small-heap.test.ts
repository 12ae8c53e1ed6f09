import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cliFile, run } from '../support/cli.ts';
import { createBlog } from '../support/site.ts';

const body = `${'Lorem ipsum dolor *sit* [amet](/post-1/), consectetur. '.repeat(20)}\n\n\`\`\`js\nconst a = 1;\n\`\`\`\n\n`;

// T-OUT-9
test('ten thousand posts are built, and built again, in a heap of 512 megabytes', async () => {
  const blog = createBlog('== site.yml\ntitle: Large\nurl: https://large.example\n');
  const write = (n: number, title: string): void => {
    const header = `---\ntitle: ${title}\ntags: [t${n % 300}, u${n % 17}]\ncategory: c${n % 20}\n---\n`;
    writeFileSync(
      path.join(blog.root, `posts/20${10 + (n % 15)}-0${1 + (n % 9)}-1${n % 10}-post-${n}.md`),
      header + body.repeat(4),
    );
  };
  mkdirSync(path.join(blog.root, 'posts'));
  for (let n = 0; n < 10_000; n++) write(n, `Post ${n}`);
  const build = () =>
    run(process.execPath, ['--max-old-space-size=512', cliFile, 'build', blog.root, '--quiet']);
  expect(await build()).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(blog.read('post-9999/index.html')).toContain('Post 9999');
  write(5000, 'Renamed');
  expect(await build()).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(blog.read('archive/page/2/index.html')).toBeTruthy();
  expect(blog.read('post-5000/index.html')).toContain('Renamed');
}, 600_000);

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { runCli } from '../support/cli.ts';
import { createBlog, readFolder, type TestBlog, temporaryFolder } from '../support/site.ts';
import { photograph, putFile } from './photographs.ts';

/** A blog of posts with a photograph each. */
async function blogOf(count: number, width = 1800): Promise<TestBlog> {
  const numbers = Array.from({ length: count }, (_, index) => String(index));
  const posts = numbers.map((n) => `== posts/2024-01-02-p${n}.md\n![P](/assets/p${n}.jpg)\n`).join('');
  const blog = createBlog(`== site.yml\ntitle: A\nurl: https://a.example\ncards: false\n${posts}`);
  for (const n of numbers)
    putFile(blog.root, `assets/p${n}.jpg`, await photograph({ width, height: width / 1.5, hue: Number(n) }));
  return blog;
}

/** The pictures that pages point at: what a kill left half written has another name, and the next build takes it away. */
const madeIn = (out: string) =>
  [...readFolder(out)].filter(([file]) => file.startsWith('assets/made/') && !file.endsWith('.tinta-new'));

async function areWhole(files: readonly (readonly [string, string])[]): Promise<boolean> {
  const sizes = files.map(async ([file, bytes]) => {
    const { info } = await sharp(Buffer.from(bytes, 'latin1'), { failOn: 'error' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return file.includes(`-${String(info.width)}-`);
  });
  return (await Promise.all(sizes)).every(Boolean);
}

test('a build killed among its pictures leaves none that is broken, and the next one makes the rest', async () => {
  const blog = await blogOf(8, 900);
  const build = (killAfterMs?: number) =>
    runCli(['build', blog.root, '--quiet'], killAfterMs === undefined ? {} : { killAfterMs });
  const start = performance.now();
  await build();
  const span = performance.now() - start;
  const whole = blog.output();
  let killed = 0;
  for (let n = 0; n < 6; n++) {
    rmSync(blog.out, { recursive: true, force: true });
    if (n % 2 === 0) rmSync(path.join(blog.root, '.tinta'), { recursive: true, force: true });
    const { code } = await build(span * (0.1 + n * 0.16));
    if (code === null) killed++;
    expect(await areWhole(madeIn(blog.out))).toBe(true);
  }
  expect(killed).toBeGreaterThan(0);
  expect(await build()).toMatchObject({ code: 0 });
  expect(blog.output()).toEqual(whole);
});

test('a kept picture that was damaged is made again', async () => {
  const blog = await blogOf(1);
  await blog.build();
  const whole = blog.output();
  const kept = path.join(blog.root, '.tinta/made');
  for (const name of readdirSync(kept)) {
    const bytes = readFileSync(path.join(kept, name));
    writeFileSync(
      path.join(kept, name),
      name.endsWith('.jpg') ? bytes.subarray(0, 500) : bytes.fill(7, 400, 420),
    );
  }
  rmSync(blog.out, { recursive: true });
  await blog.build();
  expect(blog.output()).toEqual(whole);
});

test.for(['the site', 'the cache'] as const)(
  'a full disk under %s in the midst of pictures leaves none that is broken',
  async (what, context) => {
    const blog = await blogOf(6);
    const disk = temporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      context.skip('this machine does not let us mount a small disk');
    }
    try {
      const out = what === 'the site' ? path.join(disk, 'site') : blog.out;
      const cache = new CacheFolder(path.join(what === 'the cache' ? disk : blog.root, '.tinta'));
      const { isDone, diagnostics } = await blog.build({ out, cache });
      const messages = diagnostics.map(({ message }) => message);
      if (what === 'the site') {
        expect([isDone, messages]).toEqual([false, [expect.stringContaining('the disk is full')]]);
        expect(madeIn(out)).toEqual([]);
      } else {
        // What is kept is only a help, and a site is made without it. That there was no room shows in what was kept.
        expect([isDone, messages]).toEqual([true, []]);
        expect(madeIn(out)).toHaveLength(6 * 8);
        expect([...readFolder(path.join(disk, '.tinta/made')).keys()].length).toBeLessThan(6 * 8);
        expect(await areWhole(madeIn(out))).toBe(true);
      }
    } finally {
      execFileSync('umount', [disk]);
    }
  },
);

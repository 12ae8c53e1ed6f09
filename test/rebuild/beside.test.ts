import path from 'node:path';
import { expect, test } from 'vitest';
import { photograph, putFile } from '../images/photographs.ts';
import { createBlog, readFolder, type TestBlog } from '../support/site.ts';

/** How many edits, and from which seed. */
const steps = Number(process.env['ORACLE_STEPS'] ?? 20);
const seed = Number(process.env['ORACLE_SEED'] ?? 5);

test('a changed file beside a post is published anew, and the pages that do not show it stay', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\n== posts/one/index.md\n[Table](t.csv)\n== posts/one/t.csv\n1\n',
  );
  await blog.build();
  blog.write('== posts/one/t.csv\n2\n');
  expect(await blog.build()).toMatchObject({ written: 1, rendered: [] });
  expect(blog.read('one/t.csv')).toBe('2\n');
});

test(`after each of ${steps} random edits beside posts the site equals a clean build’s`, async () => {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const pictures = [await shot(0), await shot(30), await shot(60)];
  const blog = createBlog('== site.yml\ntitle: A\nurl: https://a.example\n');
  const folders = ['posts/2024-01-02-one', 'posts/two', 'drafts/three'];
  for (const folder of folders)
    blog.write(`== ${folder}/index.md\n![Sea](sea.jpg)\n== ${folder}/notes.txt\nnotes\n`);
  const edits: { readonly [name: string]: (folder: string) => void } = {
    picture: (folder) => putFile(blog.root, `${folder}/sea.jpg`, pick(pictures)),
    deepPicture: (folder) => putFile(blog.root, `${folder}/deep/sea.jpg`, pick(pictures)),
    text: (folder) => blog.write(`== ${folder}/notes.txt\n${random()}\n`),
    drawing: (folder) =>
      blog.write(`== ${folder}/a.svg\n<svg viewBox="0 0 ${Math.ceil(random() * 9)} 9"/>\n`),
    body: (folder) =>
      blog.write(
        `== ${folder}/index.md\n![Sea](${pick(['sea.jpg', 'deep/sea.jpg', 'a.svg'])}) ${random()}\n`,
      ),
    cover: (folder) => blog.write(`== ${folder}/index.md\n---\nimage: sea.jpg\n---\n${random()}\n`),
    remove: (folder) =>
      removeIfThere(blog, pick([`${folder}/sea.jpg`, `${folder}/notes.txt`, `${folder}/a.svg`])),
    move: (folder) =>
      blog.write(
        `== ${folder}/index.md\n---\npermalink: /at-${Math.ceil(random() * 3)}/\n---\n![Sea](sea.jpg)\n`,
      ),
  };
  for (let step = 0; step < steps; step++) {
    const edit = pick(Object.keys(edits));
    edits[edit]?.(pick(folders));
    const report = await blog.build();
    const clean = path.join(blog.root, '../clean');
    const again = await blog.build({
      out: clean,
      cache: undefined,
      clean: true,
      jobs: 1 + (step % 2),
      threadsFrom: 1,
    });
    expect(report.diagnostics, `step ${step}: ${edit}`).toEqual(again.diagnostics);
    expect(report.isDone, `step ${step}: ${edit}`).toBe(again.isDone);
    if (report.isDone) expect(blog.output(), `step ${step}: ${edit}`).toEqual(readFolder(clean));
  }
});

const shot = (hue: number): Promise<Buffer> => photograph({ width: 800, height: 600, hue });

function removeIfThere(blog: TestBlog, file: string): void {
  if (readFolder(blog.root).has(file)) blog.remove(file);
}

function seeded(start: number): () => number {
  let state = start;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBlog, readFolder, repository, type TestBlog } from '../support/site.ts';

/** What may become of a file of the cache: on a full disk, after a crash, carried from elsewhere. */
const harms: { readonly [name: string]: (bytes: Buffer) => Uint8Array } = {
  emptied: () => Buffer.alloc(0),
  'cut in the middle': (bytes) => bytes.subarray(0, bytes.length >> 1),
  'full of other letters': (bytes) => Buffer.alloc(bytes.length, 'x'),
  'an empty mapping': () => Buffer.from('{}'),
  'a mapping of nothing': () => Buffer.from('{"key": null, "posts": null, "pages": null, "files": null}'),
};

function posts(count: number): string {
  return Array.from(
    { length: count },
    (_, n) =>
      `== posts/2024-01-0${n + 1}-post-${n}.md\n---\ntitle: Post ${n}\ntags: [t${n % 2}]\n---\nOf word${n} and ink.\n`,
  ).join('');
}

const head = '== site.yml\ntitle: A\nurl: https://a.example\n';

/** The files that a build keeps; of those of posts one. */
function kept({ root }: TestBlog): readonly string[] {
  const names = readdirSync(path.join(root, '.tinta')).filter((name) => !name.startsWith('.'));
  const shard = names.find((name) => /^posts-\d/.test(name));
  return [...names.filter((name) => !/^posts-\d/.test(name)), ...(shard === undefined ? [] : [shard])];
}

/** What a clean build makes of a blog, by all that is in it. */
const cleanSites = new Map<string, ReadonlyMap<string, string>>();

async function cleanSite(blog: TestBlog): Promise<ReadonlyMap<string, string>> {
  const sources = readdirSync(blog.root).filter((name) => name !== '_site' && name !== '.tinta');
  const isFolder = (name: string): boolean => statSync(path.join(blog.root, name)).isDirectory();
  const said = sources.map((name) =>
    isFolder(name) ? [...readFolder(path.join(blog.root, name))] : blog.source(name),
  );
  const key = JSON.stringify([sources, said]);
  const known = cleanSites.get(key);
  if (known !== undefined) return known;
  const out = path.join(blog.root, '../clean');
  await blog.build({ out, cache: undefined, clean: true });
  const site = readFolder(out);
  cleanSites.set(key, site);
  return site;
}

async function expectAsClean(blog: TestBlog, what: string): Promise<void> {
  const report = await blog.build();
  expect([report.isDone, report.diagnostics], what).toEqual([true, []]);
  expect(blog.output(), what).toEqual(await cleanSite(blog));
}

test.each(Object.entries(harms))(
  'a file of the cache that is %s is a miss, whichever it is, after an edit and without',
  async (_, harm) => {
    const blog = createBlog(head + posts(5), { theme: repository });
    await blog.build();
    blog.write(posts(5).replace('Of word0 and', 'Of others and'));
    await blog.build();
    const names = kept(blog);
    for (const name of [
      'posts.bin',
      'bodies.bin',
      'words.bin',
      'plans.bin',
      'pages.json',
      'edits.json',
      'site.json',
      'last.json',
    ])
      expect(names).toContain(name);
    for (const [n, name] of names.entries()) {
      const turn = n % 2;
      const file = path.join(blog.root, '.tinta', name);
      // Kept only by edits that go by the plans of the last build.
      for (const word of existsSync(file) ? [] : ['word0', `edited${turn}`]) {
        blog.write(posts(5).replace('Of word0 and', `Of ${word} and`));
        await blog.build();
      }
      writeFileSync(file, harm(readFileSync(file)));
      // Words, then what lists show, then nothing: one of them needs what was harmed.
      blog.write(posts(5).replace('Of word0 and', `Of changed${turn} and`));
      await expectAsClean(blog, name);
      writeFileSync(file, harm(readFileSync(file)));
      blog.write(posts(5).replace('title: Post 1', `title: Renamed ${turn}`));
      expect((await blog.build()).isDone).toBe(true);
      writeFileSync(file, harm(readFileSync(file)));
      await expectAsClean(blog, name);
    }
  },
);

test('a cache that was carried here from another blog is a miss', async () => {
  const other = createBlog(head + posts(5).replaceAll('Post', 'Other').replaceAll('ink', 'paper'), {
    theme: repository,
  });
  await other.build();
  const blog = createBlog(head + posts(5), { theme: repository });
  await blog.build();
  for (const name of kept(other)) {
    writeFileSync(path.join(blog.root, '.tinta', name), readFileSync(path.join(other.root, '.tinta', name)));
    blog.write(posts(5).replace('Of word0', `Of ${name}`));
    await expectAsClean(blog, name);
  }
});

test.each(['posts.bin', 'bodies.bin', 'words.bin'])(
  'one changed byte of %s is found, wherever it is',
  async (name) => {
    const blog = createBlog(head + posts(5), { theme: repository });
    await blog.build();
    const file = path.join(blog.root, '.tinta', name);
    for (const [place, word] of [
      [0.1, 'acorn'],
      [0.3, 'birch'],
      [0.5, 'cedar'],
      [0.7, 'elder'],
      [0.9, 'maple'],
    ] as const) {
      const bytes = readFileSync(file);
      const at = Math.floor(bytes.length * place);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      // Every page is made again of what is kept, and so is what readers search in.
      blog.write(
        `== layouts/partials/site-footer.njk\n<footer>${place}</footer>\n${posts(5).replace('Of word0', `Of ${word}`)}`,
      );
      await expectAsClean(blog, String(place));
    }
  },
);

test('a title of which the disk has lost a bit is read again', async () => {
  const blog = createBlog(head + posts(5), { theme: repository });
  await blog.build();
  const file = path.join(blog.root, '.tinta/posts.bin');
  const kept = readFileSync(file, 'latin1');
  expect(kept).toContain('"Post 2"');
  writeFileSync(file, kept.replaceAll('"Post ', '"Qost '), 'latin1');
  blog.write(posts(5).replace('title: Post 1', 'title: Renamed'));
  await expectAsClean(blog, 'posts');
});

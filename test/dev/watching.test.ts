import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Update } from '../../src/dev/update.ts';
import { run } from '../support/cli.ts';
import { runDevWithWatches, startTestDev, untilAsBuilt } from '../support/dev.ts';
import { testWith } from '../support/needs.ts';
import { createBlog, type TestBlog } from '../support/site.ts';

const files = `
== site.yml
title: A blog
url: https://blog.example
== posts/2025-01-02-a.md
---
title: A
tags: [x]
---
First.
== posts/2025-01-03-b.md
Second.
== posts/deep/2025-01-04-c.md
Third.
== pages/about.md
Who.
== assets/note.txt
note
== data/words.yml
en: {}
`;

const a = 'posts/2025-01-02-a.md';
const post = (title: string) => `---\ntitle: ${title}\n---\n${title}.\n`;

type Deed = (blog: TestBlog, at: (file: string) => string) => Promise<void> | void;

// T-W-1
const scenarios: { readonly [name: string]: Deed } = {
  'a plain save': (blog) => blog.write(`== ${a}\n${post('New')}`),
  'a save by a file that takes the place of the old one': (_, at) => {
    writeFileSync(at('posts/.a.tmp'), post('Renamed over'));
    renameSync(at('posts/.a.tmp'), at(a));
  },
  'a save by way of a backup, and saves after it': async (_, at) => {
    for (const title of ['One', 'Two']) {
      renameSync(at(a), at(`${a}~`));
      writeFileSync(at(a), post(title));
      rmSync(at(`${a}~`));
      await setTimeout(60);
    }
  },
  'a file that is deleted and written again a little later': async (_, at) => {
    rmSync(at(a));
    await setTimeout(150);
    writeFileSync(at(a), post('Back'));
  },
  'a file that is emptied and filled a little later': async (_, at) => {
    writeFileSync(at(a), '');
    await setTimeout(40);
    writeFileSync(at(a), post('Filled'));
  },
  'a file that is written in two halves': async (_, at) => {
    writeFileSync(at(a), '---\ntitle: Half');
    await setTimeout(40);
    appendFileSync(at(a), ' and half\n---\nWhole.\n');
  },
  'a save of the same bytes': (blog, at) => writeFileSync(at(a), blog.source(a)),
  'a touch': (_, at) => utimesSync(at(a), new Date(), new Date()),
  'a new file': (blog) => blog.write(`== posts/2025-03-01-new.md\n${post('New')}`),
  'a file whose name holds what patterns are made of': async (blog) => {
    blog.write(`== posts/2025-03-01-[a]{b,c}!(d).md\n${post('Signs')}`);
    await setTimeout(150);
    blog.write(`== posts/2025-03-01-[a]{b,c}!(d).md\n${post('Other signs')}`);
  },
  'a deleted file': (blog) => blog.remove(a),
  'a renamed file': (_, at) => renameSync(at(a), at('posts/2025-01-02-other-name.md')),
  'a file that moves into a folder': (_, at) => renameSync(at(a), at('posts/deep/2025-01-02-a.md')),
  'two files that change places': (_, at) => {
    renameSync(at(a), at('posts/x.tmp'));
    renameSync(at('posts/2025-01-03-b.md'), at(a));
    renameSync(at('posts/x.tmp'), at('posts/2025-01-03-b.md'));
  },
  'folders made at once with a file in them': (blog) =>
    blog.write(`== posts/one/two/three/2025-04-01-d.md\n${post('Deep')}`),
  'a folder that is deleted and made again': async (blog, at) => {
    rmSync(at('posts/deep'), { recursive: true });
    await setTimeout(60);
    blog.write(`== posts/deep/2025-05-01-e.md\n${post('Again')}`);
  },
  'folders that come and go faster than they can be watched, and saves in them': async (blog) => {
    for (let round = 0; round < 4; round++) {
      blog.write('== layouts/x.njk\nx\n== layouts/partials/y.njk\ny\n');
      blog.remove('layouts');
      await setTimeout(20 * round);
      blog.write(`== layouts/partials/site-footer.njk\n<footer>round ${round}</footer>\n`);
      await setTimeout(60);
      blog.write(`== layouts/partials/site-footer.njk\n<footer>again ${round}</footer>\n`);
      if (round < 3) blog.remove('layouts');
    }
  },
  'a renamed folder, and a save in it': async (blog, at) => {
    renameSync(at('posts/deep'), at('posts/deeper'));
    await setTimeout(120);
    blog.write(`== posts/deeper/2025-01-04-c.md\n${post('Deeper')}`);
  },
  'a kind of folder that was not there': async (blog) => {
    blog.write(`== drafts/idea.md\n${post('Idea')}`);
    await setTimeout(120);
    blog.write(`== drafts/idea.md\n${post('Better idea')}`);
  },
  'a folder of pictures beside a post': (blog) =>
    blog.write(`== posts/trip/index.md\n${post('Trip')}== posts/trip/map.txt\nmap\n`),
  // T-W-2
  'all posts deleted and restored': async (_, at) => {
    cpSync(at('posts'), at('../kept'), { recursive: true });
    rmSync(at('posts'), { recursive: true });
    await setTimeout(200);
    cpSync(at('../kept'), at('posts'), { recursive: true });
  },
  'the whole blog deleted for longer, and restored': async (blog, at) => {
    cpSync(blog.root, at('../kept'), { recursive: true });
    rmSync(blog.root, { recursive: true });
    await setTimeout(1500);
    cpSync(at('../kept'), blog.root, { recursive: true });
  },
  'the whole blog deleted and restored, and a save after it': async (blog, at) => {
    cpSync(blog.root, at('../kept'), { recursive: true });
    rmSync(blog.root, { recursive: true });
    await setTimeout(200);
    cpSync(at('../kept'), blog.root, { recursive: true });
    await setTimeout(1000);
    blog.write(`== ${a}\n${post('After all')}`);
  },
  // T-W-5, T-TPL-5
  'a layout that comes, changes and goes': async (blog) => {
    blog.write('== layouts/post.njk\none {{ page.title }}\n');
    await setTimeout(100);
    blog.write('== layouts/post.njk\ntwo {{ page.title }}\n== layouts/partials/site-footer.njk\nfoot\n');
    await setTimeout(100);
    blog.remove('layouts/post.njk');
  },
  'a layout and its partial that are edited once they are shown': async (blog) => {
    blog.write('== layouts/post.njk\none {% include "own.njk" %}\n== layouts/own.njk\n{{ page.title }}\n');
    await setTimeout(900);
    blog.write('== layouts/post.njk\ntwo {% include "own.njk" %}\n');
    await setTimeout(600);
    blog.write('== layouts/own.njk\n{{ page.title }} and {{ site.title }}\n');
  },
  'the configuration': async (blog) => {
    blog.write('== site.yml\ntitle: Renamed\nurl: https://blog.example\npermalink: /:year/:title/\n');
    await setTimeout(100);
    blog.write('== site.yml\ntitle: Renamed again\nurl: https://blog.example\n');
  },
  'data and authors': (blog) =>
    blog.write(`== data/authors.yml\nana: {name: Ana}\n== ${a}\n---\nauthor: ana\n---\nHers.\n`),
  'an asset': (blog) => blog.write('== assets/note.txt\nother\n== assets/css/tinta.css\nh1 { color: red }\n'),
  'a link to a folder of the blog, and a save behind it': async (blog, at) => {
    blog.write(`== shared/2025-06-01-s.md\n${post('Shared')}`);
    symlinkSync('../shared', at('posts/shared'));
    await setTimeout(150);
    blog.write(`== shared/2025-06-01-s.md\n${post('Shared anew')}`);
  },
  'a link in a circle that comes and goes': async (_, at) => {
    symlinkSync('.', at('posts/loop'));
    await setTimeout(150);
    rmSync(at('posts/loop'));
  },
  'a file that becomes a folder': (blog, at) => {
    rmSync(at('posts/2025-01-03-b.md'));
    mkdirSync(at('posts/2025-01-03-b.md'));
    blog.write(`== posts/2025-01-03-b.md/2025-07-01-f.md\n${post('In a folder')}`);
  },
  'what is broken and mended': async (blog) => {
    blog.write(`== ${a}\n---\ntitle: [\n---\n`);
    await setTimeout(150);
    blog.write(`== ${a}\n${post('Mended')}== pages/about.md\nMended too.\n`);
  },
};

/** Small blogs are watched file by file, large ones folder by folder, whatever the test's size. */
const bothWays = ['files', 'folders'] as const;

test.each(
  Object.entries(scenarios).flatMap(([name, deed]) =>
    bothWays.map((watching) => [name, watching, deed] as const),
  ),
)('%s, watched by %s: the preview is what a build is', async (_, watching, deed) => {
  const blog = createBlog(files);
  const dev = await startTestDev(blog, { watching });
  const seen = new Set<string>();
  await untilAsBuilt(dev, blog, seen);
  await deed(blog, (file) => path.join(blog.root, file));
  await untilAsBuilt(dev, blog, seen);
  // And it goes on following.
  blog.write(`== posts/2025-12-01-last.md\n${post('Last')}`);
  await untilAsBuilt(dev, blog, seen);
  expect(dev.faults).toEqual([]);
});

// T-W-2
test('a blog whose posts stood at its top follows when it gets folders', async () => {
  const blog = createBlog('== 2025-01-01-top.md\nTop.\n== site.yml\ntitle: T\nurl: https://t.example\n');
  const dev = await startTestDev(blog);
  await untilAsBuilt(dev, blog);
  blog.write(`== posts/2025-01-02-in.md\n${post('In')}`);
  await untilAsBuilt(dev, blog, new Set(['top/index.html']));
});

// T-W-2
test.each(bothWays)('a blog that has nothing yet gets its first post, watched by %s', async (watching) => {
  const blog = createBlog('== site.yml\ntitle: T\nurl: https://t.example\n');
  const dev = await startTestDev(blog, { watching });
  await untilAsBuilt(dev, blog);
  blog.write(`== posts/2025-01-02-first.md\n${post('First')}`);
  await untilAsBuilt(dev, blog);
  blog.write(`== posts/2025-01-02-first.md\n${post('First, mended')}`);
  await untilAsBuilt(dev, blog);
  expect(await (await dev.get('/')).text()).toContain('First, mended');
});

// T-W-2
test.each(bothWays)('another branch of 500 files is one change, watched by %s', async (watching) => {
  const blog = createBlog(files);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], {
      cwd: blog.root,
      stdio: 'pipe',
    });
  git('init', '--quiet', '--initial-branch=one');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  git('checkout', '--quiet', '-b', 'two');
  for (let n = 0; n < 500; n++)
    blog.write(`== posts/more/2024-0${1 + (n % 9)}-10-post-${n}.md\n${post(`Post ${n}`)}`);
  git('add', '.');
  git('commit', '--quiet', '-m', 'two');
  git('checkout', '--quiet', 'one');
  const updates: Update[] = [];
  const dev = await startTestDev(blog, { watching, onUpdate: (update) => updates.push(update) });
  await untilAsBuilt(dev, blog);
  await setTimeout(300);
  updates.length = 0;
  git('checkout', '--quiet', 'two');
  const seen = new Set<string>();
  await untilAsBuilt(dev, blog, seen);
  expect(updates.map((update) => update.files.length)).toEqual([500]);
  git('checkout', '--quiet', 'one');
  await untilAsBuilt(dev, blog, seen);
});

// T-W-3
test.each([100, 700])(
  'a change that the watcher is not told of, %i ms after the start, is found all the same',
  async (ms) => {
    const blog = createBlog(files);
    const outside = path.join(blog.root, '../outside.md');
    linkSync(path.join(blog.root, a), outside);
    const dev = await startTestDev(blog, { watching: 'folders' });
    await setTimeout(ms);
    // By another name of the same file: no folder of the blog has a part in it.
    writeFileSync(outside, post('Behind the back'));
    await untilAsBuilt(dev, blog);
    expect(await (await dev.get('/a/')).text()).toContain('Behind the back');
    expect(dev.faults).toEqual([]);
  },
);

test('a blog of more than a thousand files is followed', async () => {
  const blog = createBlog(files);
  for (let n = 0; n < 1100; n++)
    blog.write(`== posts/2024-0${1 + (n % 9)}-10-post-${n}.md\n${post(`Post ${n}`)}`);
  const outside = path.join(blog.root, '../outside.md');
  linkSync(path.join(blog.root, 'posts/2024-01-10-post-9.md'), outside);
  const dev = await startTestDev(blog);
  const says = async (address: string, text: string) => {
    await expect.poll(async () => (await dev.get(address)).text()).toContain(text);
  };
  await says('/a/', 'First.');
  blog.write(`== ${a}\n${post('Edited')}`);
  await says('/a/', 'Edited');
  blog.write(`== posts/2025-08-01-added.md\n${post('Added')}`);
  await says('/', 'Added');
  writeFileSync(outside, post('Behind the back'));
  await says('/post-9/', 'Behind the back');
  blog.remove('posts/2025-08-01-added.md');
  await expect.poll(async () => (await dev.get('/added/')).status).toBe(404);
  expect(dev.faults).toEqual([]);
});

testWith('unshare')(
  'where the system has no watches left files are looked at, and that is said',
  async () => {
    const blog = createBlog(files);
    const dev = runDevWithWatches(2, [blog.root, '--port', '0']);
    const [, address = ''] = await dev.until(/(http:\/\/127\.0\.0\.1:\d+)\/.*no watches left/s);
    const says = (place: string, text: string) =>
      expect.poll(async () => (await fetch(address + place)).text()).toContain(text);
    await says('/a/', 'First.');
    await setTimeout(500);
    blog.write(`== ${a}\n${post('Edited')}== posts/deep/2025-08-01-added.md\n${post('Added')}`);
    await says('/a/', 'Edited');
    await says('/', 'Added');
    dev.signal('SIGINT');
    expect(await dev.ended).toBe(0);
  },
);

// T-W-4
test.each(bothWays)(
  'many saves in a second are few changes, and the last one counts, watched by %s',
  async (watching) => {
    const blog = createBlog(files);
    const updates: Update[] = [];
    const dev = await startTestDev(blog, { watching, onUpdate: (update) => updates.push(update) });
    await setTimeout(300);
    updates.length = 0;
    const writer = `
    let [n, rests, last] = [0, 0, Infinity];
    const timer = setInterval(() => {
      if (performance.now() - last > 100) rests++;
      last = performance.now();
      fs.writeFileSync(process.argv[1], '---\\ntitle: Save ' + ++n + '\\n---\\nSaved.\\n');
      if (n === 20) clearInterval(timer), console.log(rests);
    }, 50);`;
    const start = performance.now();
    const { stdout } = await run(process.execPath, ['-e', writer, path.join(blog.root, a)]);
    // A machine that is busy stretches the second, and each further one may be told of; so may what came before each rest that it
    // put between two saves.
    const furtherSeconds = Math.max(0, Math.floor((performance.now() - start) / 1000) - 1);
    const rests = Number(stdout);
    await untilAsBuilt(dev, blog);
    expect(await (await dev.get('/a/')).text()).toContain('Save 20');
    expect(updates.length).toBeLessThanOrEqual(3 + furtherSeconds + rests);
  },
);

// T-W-6
test.each(bothWays)(
  'what builds write into the blog’s folder stirs nothing, watched by %s',
  async (watching) => {
    const blog = createBlog(files);
    const updates: Update[] = [];
    const dev = await startTestDev(blog, { watching, onUpdate: (update) => updates.push(update) });
    await setTimeout(300);
    updates.length = 0;
    await blog.build();
    await blog.build({ out: path.join(blog.root, 'public') });
    writeFileSync(path.join(blog.root, 'public/index.html'), 'by hand');
    await setTimeout(500);
    expect(updates).toEqual([]);
    // One that looked no more would be as quiet.
    blog.write(`== ${a}\n${post('Edited')}`);
    await expect.poll(() => updates.length).toBeGreaterThan(0);
    await untilAsBuilt(dev, blog);
  },
);

test('a build and a preview share a folder, and neither spoils what the other keeps', async () => {
  const blog = createBlog(files);
  const dev = await startTestDev(blog);
  for (let n = 0; n < 4; n++) {
    blog.write(`== ${a}\n${post(`Round ${n}`)}`);
    expect((await blog.build({ clean: n === 2 })).isDone).toBe(true);
    await untilAsBuilt(dev, blog);
    if (n === 1) rmSync(path.join(blog.root, '.tinta'), { recursive: true });
    if (n === 2) writeFileSync(path.join(blog.root, '.tinta/bodies.bin'), 'not what was put');
    await untilAsBuilt(dev, blog);
  }
  expect(readFileSync(path.join(blog.out, 'a/index.html'), 'utf8')).not.toContain('_tinta');
});

import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/support/browser.ts';
import { makePosts } from './make-posts.ts';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '100,10000' },
    saves: { type: 'string', default: '20' },
    starts: { type: 'string', default: '5' },
    pause: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
  },
});

const cli = path.resolve(import.meta.dirname, 'cli.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-bench-dev-'));
const theme = path.resolve(import.meta.dirname, '../layouts');

/** A preview that runs as a command, and how long after the command its first page had come, in milliseconds. */
interface Started {
  readonly process: ChildProcess;
  readonly address: string;
  readonly firstPageMs: number;
}

async function start(blog: string): Promise<Started> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const child = spawn(process.execPath, [cli, 'dev', blog, '--port', String(port)], { stdio: 'ignore' });
  for (;;) {
    try {
      const response = await fetch(`${address}/`);
      if (!(await response.text()).includes('</html>')) throw new Error('not a page');
      return { process: child, address, firstPageMs: performance.now() - begin };
    } catch {
      await setTimeout(5);
    }
  }
}

/** Ends a preview as Ctrl-C does; how long that took, in milliseconds. */
async function stop({ process: child }: Started): Promise<number> {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const begin = performance.now();
  child.kill('SIGINT');
  await ended;
  return performance.now() - begin;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Tells when each stamp stands in the page and has been painted; runs in every document. */
const watcher = `
let last = '';
const look = () => {
  const stamps = document.documentElement.textContent.match(/stamp\\d+x/g);
  const found = stamps === null ? '' : stamps.toSorted().at(-1);
  if (found === last) return;
  last = found;
  requestAnimationFrame(() => seen(found, Date.now()));
};
new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
`;

/** Saves, and waits until what was saved is seen; the milliseconds of each round. */
async function measureSaves(page: Page, save: (stamp: string) => void): Promise<readonly number[]> {
  const seen = new Map<string, (at: number) => void>();
  await page.exposeFunction('seen', (stamp: string, at: number) => seen.get(stamp)?.(at));
  await page.addInitScript(watcher);
  await page.reload();
  await setTimeout(1500);
  const times: number[] = [];
  for (let round = 0; round < Number(values.saves); round++) {
    const stamp = `stamp${Date.now()}x`;
    const visible = new Promise<number>((resolve) => seen.set(stamp, resolve));
    const begin = Date.now();
    save(stamp);
    times.push((await visible) - begin);
    await setTimeout(Number(values.pause));
  }
  return times;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function told(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  console.log(
    `${name.padEnd(44)} median ${String(Math.round(median(times))).padStart(5)} ms   (${sorted.at(0)} to ${sorted.at(-1)})`,
  );
}

const browser = await launchBrowser();
try {
  for (const count of values.posts.split(',').map(Number)) {
    const blog = path.join(folder, `blog-${count}`);
    makePosts(path.join(blog, 'posts'), { count, seed: Number(values.seed) });
    writeFileSync(
      path.join(blog, 'site.yml'),
      'title: Bench\nurl: https://bench.example\nper_page: 20\nfeeds: {formats: [rss]}\n',
    );
    const footer = path.join(blog, 'layouts/partials/site-footer.njk');
    mkdirSync(path.dirname(footer), { recursive: true });
    const footerText = readFileSync(path.join(theme, 'partials/site-footer.njk'), 'utf8');
    writeFileSync(footer, footerText);

    const [none, warm, ends]: [number[], number[], number[]] = [[], [], []];
    for (let n = 0; n < Number(values.starts); n++) {
      rmSync(path.join(blog, '.tinta'), { recursive: true, force: true });
      let dev = await start(blog);
      none.push(dev.firstPageMs);
      // What is learned of the blog is kept once all of it is.
      while (!existsSync(path.join(blog, '.tinta/posts-0.json'))) await setTimeout(100);
      await setTimeout(500);
      ends.push(await stop(dev));
      dev = await start(blog);
      warm.push(dev.firstPageMs);
      ends.push(await stop(dev));
    }
    told(`${count} posts, first page, no cache`, none);
    told(`${count} posts, first page, warm cache`, warm);

    const dev = await start(blog);
    const names = readdirSync(path.join(blog, 'posts'));
    const file = path.join(blog, 'posts', names[Math.floor(count / 2)] ?? '');
    const text = readFileSync(file, 'utf8');
    const slug = path.basename(file, '.md').replace(/^\d{4}-\d{2}-\d{2}-/, '');
    const edits: { readonly [name: string]: (stamp: string) => void } = {
      'body edit': (stamp) => writeFileSync(file, `${text}\n${stamp}\n`),
      'title edit': (stamp) =>
        writeFileSync(file, text.replace(/^title: ".*"$/m, `title: "Edited ${stamp}"`)),
      'new post': (stamp) =>
        writeFileSync(path.join(blog, 'posts/2099-12-31-new.md'), `---\ntitle: New ${stamp}\n---\nNew.\n`),
      'layout edit': (stamp) => writeFileSync(footer, `${footerText}<p>${stamp}</p>`),
    };
    for (const [name, save] of Object.entries(edits)) {
      const page = await browser.newPage();
      await page.goto(name === 'new post' ? dev.address : `${dev.address}/${slug}/`);
      told(`${count} posts, ${name} until seen`, await measureSaves(page, save));
      await page.close();
    }
    // A reader who holds on.
    const page = await browser.newPage();
    await page.goto(dev.address);
    ends.push(await stop(dev));
    await page.close();
    told(`${count} posts, Ctrl-C until it has ended`, ends);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

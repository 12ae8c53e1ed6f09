import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { recordName } from '../../src/deploy/deploy-record.ts';
import { asByCli, cliFile } from '../support/cli.ts';
import { findBroken } from '../support/crawl.ts';
import { deployBlog } from '../support/deploy.ts';
import { startFlakyProxy } from '../support/flaky-proxy.ts';
import { testWith } from '../support/needs.ts';
import { listObjects, readBucket } from '../support/read-bucket.ts';
import { s3Programs } from '../support/s3-server.ts';
import type { S3Store } from '../support/s3-store.ts';
import { sharedStore } from '../support/shared-store.ts';
import { createBlog, readFolder, repository, type TestBlog, temporaryFolder } from '../support/site.ts';

const moments = 20;
const patienceMs = 600_000;
const args = ['--no-build', '--yes', '--drop-urls', '--max-deletes', '1000'];

/** A blog that is another one each round: other posts, other words, and a style sheet of another name. */
function writeRound(blog: TestBlog, round: number, posts: number): void {
  for (const folder of ['posts', 'assets']) if (existsSync(path.join(blog.root, folder))) blog.remove(folder);
  const names = Array.from({ length: posts }, (_, n) => n).filter((n) => (n + round) % 3 !== 0);
  const style = `<link href="/assets/style-${round}.css"><img src="/assets/photo-${round}.png">`;
  const around =
    '{% if page.next %}<a href="{{ page.next.url }}"></a>{% endif %}{% if page.previous %}<a href="{{ page.previous.url }}"></a>{% endif %}';
  blog.write(`== layouts/post.njk
${style}<a href="/"></a>${around}{{ page.content }}
== layouts/home.njk
${style}{% for post in pager.items %}<a href="{{ post.url }}"></a>{% endfor %}
== assets/style-${round}.css
a {}
== assets/photo-${round}.png
x
${names.map((n) => `== posts/2024-01-02-post-${n}.md\nRound ${round}.\n`).join('')}`);
}

function createRounds(target: string): TestBlog {
  return createBlog(
    `== site.yml\ntitle: A blog\nurl: https://blog.example\nper_page: 1000\narchive: false\nfeeds: false\nsitemap: false
taxonomies: {categories: false, tags: false, authors: false, series: false}\ndeploy: {place: ${target}}\n== posts/x.md\n`,
    { theme: repository },
  );
}

/** A request that was under way when its sender was killed is carried out all the same: what is read must stand still. */
async function readWhenStill(
  store: S3Store,
  bucket: string,
  known: Map<string, string>,
): Promise<ReadonlyMap<string, string>> {
  for (let before = ''; ; ) {
    const now = JSON.stringify(await listObjects(store, bucket));
    if (now === before) return readBucket(store, bucket, { known });
    before = now;
    await pause(300);
  }
}

/** Numbers from 0 to 1 that are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Starts a deploy and lets `decide` end it whenever it likes; whether it was ended. */
async function deployUntil(
  blog: TestBlog,
  env: NodeJS.ProcessEnv,
  decide: (kill: () => void, ended: () => boolean) => Promise<void>,
): Promise<boolean> {
  const child = spawn(process.execPath, [cliFile, 'deploy', '--dir', blog.root, ...args], {
    env,
    stdio: 'ignore',
  });
  let code: number | null | undefined;
  const closed = new Promise<void>((resolve) => child.on('close', (ended) => resolve(void (code = ended))));
  await decide(
    () => child.kill('SIGKILL'),
    () => code !== undefined,
  );
  await closed;
  return code === null;
}

/** Deploys round after round, each killed somewhere; after each the place must work for its readers. */
async function surviveKills(
  blog: TestBlog,
  {
    posts,
    read,
    env,
    killAt,
  }: {
    posts: number;
    read: () => Promise<ReadonlyMap<string, string>>;
    env: NodeJS.ProcessEnv;
    /** Ends a deploy at a moment of its upload, from 0 to 1. */
    killAt: (moment: number, kill: () => void, ended: () => boolean) => Promise<void>;
  },
): Promise<void> {
  const random = randomNumbers(7);
  // Only what is killed takes a process of its own.
  const deploy = () => deployBlog(blog, { ...asByCli, env, builds: false, maxDeletes: 1000 });
  const build = async () => expect((await blog.build({ ...asByCli, now: new Date() })).isDone).toBe(true);
  writeRound(blog, 0, posts);
  await build();
  expect((await deploy()).isDone).toBe(true);
  let [killed, halfway] = [0, 0];
  for (let round = 1; round <= moments; round++) {
    writeRound(blog, round, posts);
    await build();
    if (await deployUntil(blog, env, (kill, ended) => killAt(random(), kill, ended))) killed++;
    const there = await read();
    if (there.get(recordName)?.includes('"unfinished":true') === true) halfway++;
    expect([round, findBroken(there)]).toEqual([round, []]);
  }
  // Most must have been caught at work, or this shows nothing.
  expect(killed).toBeGreaterThan(moments / 2);
  expect(halfway).toBeGreaterThan(moments / 4);
  expect((await deploy()).isDone).toBe(true);
  const whole = new Map([...(await read())].filter(([file]) => file !== recordName));
  expect(whole).toEqual(blog.output());
}

test(
  'folder: killed at twenty moments, every page has what it shows and every link holds; the next deploy completes',
  async () => {
    const folder = path.join(temporaryFolder(), 'site');
    const blog = createRounds(`{kind: folder, path: "${folder}"}`);
    const isOpen = () => {
      try {
        return readFileSync(path.join(folder, recordName), 'utf8').includes('"unfinished":true');
      } catch {
        return false;
      }
    };
    await surviveKills(blog, {
      posts: 300,
      env: process.env,
      read: async () => new Map([...readFolder(folder)].filter(([file]) => !file.endsWith('.tinta-new'))),
      async killAt(moment, kill, ended) {
        // It is at work when the record says so, or the last one that was killed left it saying so.
        const wasOpen = isOpen();
        if (!wasOpen) while (!ended() && !isOpen()) await pause(1);
        await pause(wasOpen ? 200 + moment * 400 : moment * 120);
        kill();
      },
    });
  },
  patienceMs,
);

testWith(...s3Programs)(
  's3: killed at twenty moments, every page has what it shows and every link holds; the next deploy completes',
  async () => {
    const store = sharedStore();
    const flaky = await startFlakyProxy(store.address);
    onTestFinished(() => flaky.stop());
    const bucket = await store.makeBucket();
    const known = new Map<string, string>();
    const blog = createRounds(
      `{kind: s3, bucket: ${bucket}, endpoint: "${flaky.address}", region: ${store.region}}`,
    );
    await surviveKills(blog, {
      posts: 24,
      env: { ...process.env, ...store.env },
      read: () => readWhenStill(store, bucket, known),
      async killAt(moment, kill, ended) {
        // Some thirty requests change something.
        let left = Math.floor(moment * 28);
        flaky.rule = (_, method) => {
          if (method !== 'GET' && left-- <= 0) kill();
          return 'pass';
        };
        while (!ended()) await pause(5);
        flaky.rule = () => 'pass';
      },
    });
  },
  patienceMs,
);

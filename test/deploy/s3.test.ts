import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { recordName } from '../../src/deploy/deploy-record.ts';
import { runCli } from '../support/cli.ts';
import { deployBlog, planOf } from '../support/deploy.ts';
import { type FlakyProxy, startFlakyProxy } from '../support/flaky-proxy.ts';
import { testWith } from '../support/needs.ts';
import { listBucket, readBucket } from '../support/read-bucket.ts';
import { s3Programs } from '../support/s3-server.ts';
import type { S3Store } from '../support/s3-store.ts';
import { sharedStore } from '../support/shared-store.ts';
import { createBlog, type TestBlog, temporaryFolder } from '../support/site.ts';

let proxy: FlakyProxy | null = null;
const test = testWith(...s3Programs);

afterAll(() => proxy?.stop());

interface Bucket {
  readonly server: S3Store;
  readonly flaky: FlakyProxy;
  readonly bucket: string;
  readonly blog: TestBlog;
}

/** A blog and a bucket that is reached through the proxy. */
async function open(more = ''): Promise<Bucket> {
  const server = sharedStore();
  const bucket = await server.makeBucket();
  proxy ??= await startFlakyProxy(server.address);
  proxy.rule = () => 'pass';
  proxy.seen.length = 0;
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example
deploy:
  s3: {kind: s3, bucket: ${bucket}, endpoint: "${proxy.address}", region: ${server.region}${more}}
== posts/2024-01-02-a.md
A.
== assets/a.css
a {}
`);
  return { server, flaky: proxy, bucket, blog };
}

function texts(count: number, word: string): string {
  return Array.from({ length: count }, (_, n) => `== pages/t/${n}.txt\n${word} ${n}\n`).join('');
}

test('a wrong secret, a key nobody knows and another region are refused in words that hold no secret', async () => {
  const { server, bucket, blog } = await open();
  const cases = [
    [{ AWS_SECRET_ACCESS_KEY: 'wr0ng-secret-wr0ng' }, 'AWS_SECRET_ACCESS_KEY'],
    [{ AWS_ACCESS_KEY_ID: 'press:nobody' }, 'AWS_ACCESS_KEY_ID'],
  ] as const;
  for (const [wrong, remedy] of cases) {
    const report = await deployBlog(blog, { env: { ...server.env, ...wrong } });
    expect(report).toMatchObject({ isDone: false, proposal: null, diagnostics: [{ code: 'deploy-failed' }] });
    expect(report.diagnostics[0]?.remedy).toContain(remedy);
    expect(JSON.stringify(report)).not.toContain('wr0ng');
  }
  blog.write(
    `== site.yml\ntitle: A\nurl: https://blog.example\ndeploy: {s3: {kind: s3, bucket: ${bucket}, endpoint: "${server.address}", region: mars-1}}\n`,
  );
  expect((await deployBlog(blog, { env: server.env })).diagnostics[0]?.remedy).toBe(
    `Write region: ${server.region} in site.yml.`,
  );
  expect((await listBucket(server, bucket)).length).toBe(0);
});

test('no key, and no bucket, say what to do', async () => {
  const { server, blog } = await open();
  const home = temporaryFolder();
  expect((await deployBlog(blog, { env: { HOME: home } })).diagnostics[0]?.remedy).toContain(
    'AWS_ACCESS_KEY_ID',
  );
  blog.write(
    `== site.yml\ntitle: A\nurl: https://blog.example\ndeploy: {s3: {kind: s3, bucket: nowhere, endpoint: "${server.address}", region: ${server.region}}}\n`,
  );
  expect((await deployBlog(blog, { env: server.env })).diagnostics).toMatchObject([
    { code: 'deploy-failed', message: expect.stringContaining('does not exist') },
  ]);
});

test('the key may stand in the credentials file that the AWS tools share', async () => {
  const { server, blog } = await open(', profile: press');
  const file = path.join(temporaryFolder(), 'credentials');
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = server.env;
  writeFileSync(
    file,
    `[default]\naws_access_key_id = x\naws_secret_access_key = y\n\n[press]\naws_access_key_id=${id}\naws_secret_access_key = ${secret}\n`,
  );
  expect(await deployBlog(blog, { env: { AWS_SHARED_CREDENTIALS_FILE: file } })).toMatchObject({
    isDone: true,
  });
});

test('more than a thousand objects are listed, compared and deleted', async () => {
  const { server, bucket, flaky, blog } = await open();
  const env = server.env;
  blog.write(texts(1005, 'text'));
  const first = await deployBlog(blog, { env });
  expect(first).toMatchObject({ isDone: true, diagnostics: [] });
  expect(planOf(first)?.added.length).toBeGreaterThan(1005);
  flaky.seen.length = 0;
  expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, isIdle: true });
  // Two pages and the record; nothing is sent.
  expect(flaky.seen.filter((line) => line.includes('list-type=2'))).toHaveLength(2);
  expect(flaky.seen.filter((line) => !line.startsWith('GET '))).toEqual([]);

  blog.write('== pages/t/1001.txt\nedited\n');
  flaky.seen.length = 0;
  expect(planOf(await deployBlog(blog, { env }))).toMatchObject({
    added: [],
    changed: [{ path: 't/1001.txt' }],
  });
  const sent = flaky.seen.filter((line) => line.startsWith('PUT ')).map((line) => line.split('/').at(-1));
  expect(new Set(sent)).toEqual(new Set([recordName, '1001.txt']));

  blog.remove('pages/t');
  flaky.seen.length = 0;
  const emptied = await deployBlog(blog, { env, maxDeletes: 1005 });
  expect(emptied).toMatchObject({ isDone: true, diagnostics: [] });
  expect(flaky.seen.filter((line) => line.startsWith('POST '))).toHaveLength(2);
  expect((await listBucket(server, bucket)).filter((key) => key !== recordName)).toEqual([
    ...blog.output().keys(),
  ]);
});

test('each object has its type with charset, and how long it may be kept', async () => {
  const { server, bucket, blog } = await open();
  blog.write('== assets/made/x-480-0123456789.webp\nx\n== pages/letter.pdf\nx\n');
  await deployBlog(blog, { env: server.env });
  const headers = async (key: string) => {
    const { headers: of } = await server.request('GET', `${bucket}/${key}`);
    return [of.get('content-type'), of.get('cache-control')];
  };
  const asked = 'public, max-age=0, must-revalidate';
  expect(await headers('a/index.html')).toEqual(['text/html; charset=utf-8', asked]);
  expect(await headers('feed.xml')).toEqual(['application/atom+xml; charset=utf-8', asked]);
  expect(await headers('assets/a.css')).toEqual(['text/css; charset=utf-8', 'public, max-age=3600']);
  expect(await headers('assets/made/x-480-0123456789.webp')).toEqual([
    'image/webp',
    'public, max-age=31536000, immutable',
  ]);
  expect(await headers('letter.pdf')).toEqual(['application/pdf', asked]);
});

test('requests that fail in passing are sent again', async () => {
  const { server, bucket, flaky, blog } = await open();
  blog.write(texts(40, 'text'));
  flaky.rule = (count) => (count % 5 === 0 ? 'busy' : count % 7 === 0 ? 'break' : 'pass');
  expect(await deployBlog(blog, { env: server.env })).toMatchObject({ isDone: true, diagnostics: [] });
  expect((await listBucket(server, bucket)).length).toBe(blog.output().size + 1);
});

// T-DEP-5
test('a network that dies in the middle leaves a site that works, and the next deploy sends the rest', async () => {
  const { server, bucket, flaky, blog } = await open();
  const env = server.env;
  blog.write(texts(60, 'text'));
  await deployBlog(blog, { env });
  blog.write(`${texts(60, 'new')}== posts/2024-02-02-b.md\nB.\n`);
  blog.remove('posts/2024-01-02-a.md');
  let puts = 0;
  flaky.rule = (_, method) => (method === 'PUT' && ++puts > 30 ? 'break' : 'pass');
  const broken = await deployBlog(blog, { env });
  expect(broken).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-failed' }] });
  expect(broken.diagnostics[0]?.message).toContain('cannot be reached');
  const mixture = await readBucket(server, bucket);
  expect(mixture.has('a/index.html')).toBe(true);
  expect([...mixture.values()].filter((text) => text.startsWith('new ')).length).toBeGreaterThan(0);

  flaky.rule = () => 'pass';
  const resumed = await deployBlog(blog, { env });
  expect(resumed.isDone).toBe(true);
  // What came before the break is not sent again.
  expect(planOf(resumed)?.changed.length).toBeLessThan(60);
  expect((await listBucket(server, bucket)).filter((key) => key !== recordName)).toEqual([
    ...blog.output().keys(),
  ]);
});

test('the command line says what it did, and shows no secret', async () => {
  const { server, blog } = await open();
  const done = await runCli(['deploy', '--yes', '--dir', blog.root], { env: server.env });
  expect(done).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Deployed: \d+ sent/) });
  expect(done.stdout + done.stderr).not.toContain(server.env.AWS_SECRET_ACCESS_KEY);
});

import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openBlog } from '../../src/build/scan/open-blog.ts';
import { openSite } from '../../src/preview/published-site.ts';
import { servePreview } from '../../src/preview/serve-preview.ts';
import { rawGet, rawRequest } from '../support/raw-request.ts';
import { createBlog, repository, type TestBlog } from '../support/site.ts';

const files = `== site.yml
title: A blog
url: https://me.example/blog
== posts/2024-01-02-hello.md
Hello.
== posts/2024-01-03-más.md
Body.
== pages/about.md
${'About us. '.repeat(400)}
`;

async function served(more = '', deploy = '', base = '/blog'): Promise<{ blog: TestBlog; url: string }> {
  const blog = createBlog(files.replace('title: A blog\n', `title: A blog\n${deploy}`) + more, {
    theme: repository,
  });
  expect((await blog.build()).isDone).toBe(true);
  const site = openSite(blog.out);
  if (site === null) throw new Error('there is no site');
  const [target] = openBlog({ blog: blog.root, theme: repository }, {}).value.config.deploy;
  const server = await servePreview({ site, target, base, address: '127.0.0.1', port: 0 });
  onTestFinished(() => server.stop());
  return { blog, url: server.url.replace(/\/$/, '') };
}

const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url, { headers, method, redirect: 'manual' });

// T-DEV-9
test('a site is served below its base path as its host will', async () => {
  const { blog, url } = await served();
  const home = await get(`${url}/`);
  expect(home.status).toBe(200);
  expect(home.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await home.text()).toBe(blog.read('index.html'));
  expect((await get(`${url}/about/`)).status).toBe(200);
  expect((await get(`${url}/about/index.html`)).status).toBe(200);
  expect((await get(`${url}/m%C3%A1s/`)).status).toBe(200);
  expect((await get(`${url}/ma%CC%81s/`)).status).toBe(200);
  const bare = await get(`${url}/about?from=mail`);
  expect([bare.status, bare.headers.get('location')]).toEqual([301, '/blog/about/?from=mail']);
  const coded = await get(`${url}/m%C3%A1s`);
  expect(coded.headers.get('location')).toBe('/blog/m%C3%A1s/');
  const origin = new URL(url).origin;
  expect((await get(origin)).headers.get('location')).toBe('/blog/');
  expect((await get(url)).headers.get('location')).toBe('/blog/');
  const other = await get(`${origin}/about/`);
  expect(other.status).toBe(404);
  const missing = await get(`${url}/none/`, { 'if-none-match': '*' });
  expect(missing.status).toBe(404);
  expect(await missing.text()).toBe(blog.read('404.html'));
});

test('a base path may hold spaces and letters of any script', async () => {
  const base = '/mis%20dise%C3%B1os';
  const { url } = await served('', '', base);
  const wayFrom = async (address: string) => (await get(address)).headers.get('location');
  expect(url.endsWith(base)).toBe(true);
  expect((await get(`${url}/about/`)).status).toBe(200);
  expect(await wayFrom(new URL(url).origin)).toBe(`${base}/`);
  expect(await wayFrom(url)).toBe(`${base}/`);
  expect(await wayFrom(`${url}/about`)).toBe(`${base}/about/`);
});

test('who has a page hears that nothing is new, in each encoding, until it is built anew', async () => {
  const { blog, url } = await served();
  const first = await get(`${url}/about/`, { 'accept-encoding': 'br' });
  const tag = first.headers.get('etag') ?? '';
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(first.headers.get('vary')).toBe('Accept-Encoding');
  expect(await first.text()).toBe(blog.read('about/index.html'));
  const again = await get(`${url}/about/`, { 'accept-encoding': 'br', 'if-none-match': tag });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await get(`${url}/about/`, { 'accept-encoding': 'gzip', 'if-none-match': tag })).status).toBe(200);
  blog.write('== pages/about.md\nOther words.\n== posts/2024-05-05-new.md\nNew.\n');
  await blog.build();
  const changed = await get(`${url}/about/`, { 'accept-encoding': 'br', 'if-none-match': tag });
  expect(changed.status).toBe(200);
  expect(await changed.text()).toContain('Other words.');
  expect((await get(`${url}/new/`)).status).toBe(200);
});

test('a part of a file, its head, and nothing but reading', async () => {
  const { blog, url } = await served();
  const html = Buffer.from(blog.read('about/index.html'));
  const part = await get(`${url}/about/`, { range: 'bytes=5-9' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 5-9/${html.length}`);
  expect(await part.text()).toBe(html.subarray(5, 10).toString());
  expect((await get(`${url}/about/`, { range: `bytes=${html.length}-` })).status).toBe(416);
  const head = await rawRequest(
    url,
    'HEAD /blog/about/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  );
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(head.toLowerCase()).toContain(`content-length: ${html.length}\r\n`);
  expect(head).toMatch(/\r\n\r\n$/);
  const post = await get(`${url}/about/`, {}, 'POST');
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('a file that lies packed beside its own is sent as it is', async () => {
  const packed = zlib.gzipSync('packed by hand').toString('latin1');
  const { blog, url } = await served('== pages/data.txt\nplain\n');
  writeFileSync(path.join(blog.root, 'pages/data.txt.gz'), packed, 'latin1');
  await blog.build();
  const answer = await get(`${url}/data.txt`, { 'accept-encoding': 'gzip' });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.text()).toBe('packed by hand');
  expect(await (await get(`${url}/data.txt`, { 'accept-encoding': 'identity' })).text()).toBe('plain\n');
});

test('_headers and _redirects are obeyed and not shown', async () => {
  const { url } = await served(`== pages/_headers
/blog/about/
  X-Robots-Tag: noindex
/blog/*
  Referrer-Policy: no-referrer
  Cache-Control: max-age=60
/blog/hello/
  ! Cache-Control
== pages/_redirects
/blog/old/:slug   /blog/:slug/   308
/blog/tree/*      https://other.example/:splat
/blog/hello/      /blog/about/   302!
/blog/hidden      /blog/about/   200
/blog/about/      /blog/hello/
/blog/x           /blog/y        302  Country=es
`);
  const about = await get(`${url}/about/`);
  expect(about.status).toBe(200);
  expect(about.headers.get('x-robots-tag')).toBe('noindex');
  expect(about.headers.get('referrer-policy')).toBe('no-referrer');
  expect(about.headers.get('cache-control')).toBe('max-age=60');
  const old = await get(`${url}/old/m%C3%A1s`);
  expect([old.status, old.headers.get('location')]).toEqual([308, '/blog/m%C3%A1s/']);
  const tree = await get(`${url}/tree/a/b%3Fc`);
  expect([tree.status, tree.headers.get('location')]).toEqual([301, 'https://other.example/a/b%3Fc']);
  expect((await get(`${url}/hello/`)).status).toBe(302);
  const hidden = await get(`${url}/hidden`);
  expect(hidden.status).toBe(200);
  expect(await hidden.text()).toContain('About us.');
  for (const file of ['_headers', '_redirects', '.tinta-manifest.json', 'x'])
    expect((await get(`${url}/${file}`)).status, file).toBe(404);
});

test('a site is served as the target it goes to serves it', async () => {
  const moved = '== posts/2024-01-04-moved.md\n---\naliases: [/was/here/]\n---\nBody.\n';
  const rules = '== pages/_headers\n/blog/*\n  X-Own: yes\n';
  const ask = async (deploy: string, more = '') => {
    const { url } = await served(moved + more, deploy);
    const [alias, page, feed] = [
      await get(`${url}/was/here`),
      await get(`${url}/moved/`),
      await get(`${url}/feed.xml`),
    ];
    return {
      alias: [alias.status, alias.headers.get('location')],
      caching: page.headers.get('cache-control'),
      own: page.headers.get('x-own'),
      feed: feed.headers.get('content-type'),
      rules: (await get(`${url}/_headers`)).status,
    };
  };
  const page = [301, '/blog/was/here/'];
  const atom = 'application/atom+xml; charset=utf-8';
  expect(await ask('')).toMatchObject({
    alias: page,
    caching: 'no-cache',
    feed: 'application/xml; charset=utf-8',
  });
  for (const deploy of [
    'deploy: {n: {kind: netlify, site: a}}\n',
    'deploy: {c: {kind: cloudflare, project: a}}\n',
  ])
    expect(await ask(deploy)).toMatchObject({ alias: [301, '/blog/moved/'], feed: atom, own: null });
  expect(await ask('deploy: {n: {kind: netlify, site: a}}\n', rules)).toMatchObject({
    own: 'yes',
    rules: 404,
  });
  expect(await ask('deploy: {b: {kind: s3, bucket: my-blog}}\n', rules)).toMatchObject({
    alias: page,
    caching: 'public, max-age=0, must-revalidate',
    feed: atom,
    own: null,
    rules: 200,
  });
});

// T-DEV-1
test('hostile requests read nothing, and the next one is answered', async () => {
  const { url } = await served();
  const climbing =
    '/../../etc/passwd /%2e%2e/%2e%2e/etc/passwd /..%2f..%2fetc/passwd /..%5c..%5c /%252e%252e/ //etc/passwd';
  const hidden = '/.git/config /.env /.env?raw?? /.env?import&raw /.env::$DATA /ENV~1 /@fs/etc/passwd';
  const broken = '/x/..;/ /%00 /a% /%c0%ae%c0%ae/ /C:/ * http://evil.example/blog/';
  const below =
    '/../../etc/passwd /%2e%2e/etc/passwd /..%2f..%2fsite.yml /.git/config /.tinta-manifest.json /%00';
  const targets = [
    ...`${climbing} ${hidden} ${broken}`.split(' '),
    ...below.split(' ').map((target) => `/blog${target}`),
    `/blog/${'a'.repeat(100_000)}`,
  ];
  for (const target of targets) {
    const answer = await rawGet(url, target);
    expect(answer, target.slice(0, 60)).toMatch(/^HTTP\/1\.1 (?:400|403|404) /);
    expect(answer).not.toMatch(/root:x|title: A blog|"version"/);
    expect((await get(`${url}/`)).status).toBe(200);
  }
  const bad = [
    'FOO / HTTP/1.1\r\n\r\n',
    'GET /blog/ HTTP/1.1\r\n\r\n',
    '\u0000\u0001\r\n\r\n',
    'GET\r\n\r\n',
  ];
  for (const bytes of bad) expect(await rawRequest(url, bytes)).toMatch(/^HTTP\/1\.1 400 /);
  expect((await get(`${url}/`)).status).toBe(200);
});

// T-DEV-2
test('only the names of this machine are answered', async () => {
  const { url } = await served();
  const { port } = new URL(url);
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1.evil.example',
    'localhost.evil',
    '[::2]',
  ])
    expect(await rawGet(url, '/blog/', host), host).toMatch(/^HTTP\/1\.1 403 /);
  for (const host of [`localhost:${port}`, `LOCALHOST:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    expect(await rawGet(url, '/blog/', host), host).toMatch(/^HTTP\/1\.1 200 /);
  expect(await rawGet(url, '/blog/', null)).toMatch(/^HTTP\/1\.1 400 /);
});

// T-DEV-5
test('a link in the output leads nowhere, even in place of a page', async () => {
  const { blog, url } = await served();
  symlinkSync('/etc/hostname', path.join(blog.out, 'host.txt'));
  rmSync(path.join(blog.out, 'about/index.html'));
  symlinkSync('/etc/hostname', path.join(blog.out, 'about/index.html'));
  rmSync(path.join(blog.out, 'hello'), { recursive: true });
  symlinkSync('/etc', path.join(blog.out, 'hello'));
  for (const target of ['host.txt', 'about/', 'hello/', 'hello/hostname'])
    expect((await get(`${url}/${target}`)).status, target).toBe(404);
});

import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runDev, runDevOnTerminal, startTestDev } from '../support/dev.ts';
import { testWith } from '../support/needs.ts';
import { createBlog, repository } from '../support/site.ts';

const secret = 'tinta-secret-4712';

const files = `
== site.yml
title: A blog
url: https://blog.example/base
== posts/2025-01-02-hello.md
---
title: Hello
---
Ink.
== posts/2025-01-03-tinta-española.md
---
title: Española
---
Más.
== assets/n\u0303.txt
decomposed
== drafts/soon.md
Not yet.
== pages/about.md
Who.
== pages/tools/list.txt
0123456789
== assets/a b.txt
blank
== .env
SECRET=${secret}
== .git/config
${secret}
== posts/.env
${secret}
`;

function request(target: string, host = '127.0.0.1', method = 'GET'): string {
  return `${method} ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

describe('what the preview serves', () => {
  test('stands below a base path with spaces and letters of any script', async () => {
    const dev = await startTestDev(createBlog(files.replace('/base', '/mis%20diseños')));
    const base = '/mis%20dise%C3%B1os';
    const wayFrom = async (path: string) => (await dev.get(path)).headers.get('location');
    expect(dev.base).toBe(`${base}/`);
    expect((await dev.get(`${base}/hello/`)).status).toBe(200);
    expect(await (await dev.get(`${base}/`)).text()).toContain(`href="${base}/hello/"`);
    expect(await wayFrom('/')).toBe(`${base}/`);
    expect(await wayFrom(base)).toBe(`${base}/`);
    expect(await wayFrom(`${base}/about`)).toBe(`${base}/about/`);
  });

  // T-DEV-9
  test('is what GitHub Pages would: base path, clean addresses, the slash, the 404 page, types', async () => {
    const dev = await startTestDev(createBlog(files));
    const statusAt = async (path: string) => {
      const { status, headers } = await dev.get(path);
      return [status, headers.get('location') ?? headers.get('content-type')];
    };
    expect(dev.base).toBe('/base/');
    const html = 'text/html; charset=utf-8';
    expect(await statusAt('/base/')).toEqual([200, html]);
    expect(await statusAt('/base')).toEqual([301, '/base/']);
    expect(await statusAt('/')).toEqual([301, '/base/']);
    expect(await statusAt('/base/about/')).toEqual([200, html]);
    expect(await statusAt('/base/about')).toEqual([301, '/base/about/']);
    expect(await statusAt('/base/about?a=1')).toEqual([301, '/base/about/?a=1']);
    expect(await statusAt('/base/about/index.html')).toEqual([200, html]);
    expect(await statusAt('/base/404')).toEqual([200, html]);
    expect(await statusAt('/base/hello/?utm=x')).toEqual([200, html]);
    expect(await statusAt('/base/nothing/')).toEqual([404, html]);
    expect(await statusAt('/about/')).toEqual([404, html]);
    expect(await statusAt('/base/Hello/')).toEqual([404, html]);
    expect(await statusAt('/base/feed.xml')).toEqual([200, 'application/xml; charset=utf-8']);
    expect(await statusAt('/base/feed.json')).toEqual([200, 'application/json; charset=utf-8']);
    expect(await statusAt('/base/assets/css/tinta.css')).toEqual([200, 'text/css; charset=utf-8']);
    expect(await statusAt('/base/assets/a%20b.txt')).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await statusAt('/base/tinta-espa%C3%B1ola/')).toEqual([200, html]);
    expect(await statusAt('/base/tinta-espa%C3%B1ola')).toEqual([301, '/base/tinta-espa%C3%B1ola/']);
    expect(await statusAt('/base/about/index')).toEqual([200, html]);
    // Decomposed, as some systems spell names.
    expect(await statusAt('/base/tinta-espan%CC%83ola/')).toEqual([200, html]);
    expect(await statusAt('/base/assets/n%CC%83.txt')).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await statusAt('/base/assets/%C3%B1.txt')).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await statusAt('/base/tools/list.txt')).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await (await dev.get('/base/nothing/')).text()).toContain('404');
  });

  test('is also what stands in drafts', async () => {
    const dev = await startTestDev(createBlog(files));
    expect(await (await dev.get('/base/soon/')).text()).toContain('Not yet.');
  });

  // T-DEV-9
  test('comes in parts, as a head only, and not at all to who has it', async () => {
    const dev = await startTestDev(createBlog(files));
    const at = '/base/tools/list.txt';
    const part = async (range: string) => {
      const response = await dev.get(at, { headers: { range } });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/11', '234']);
    expect(await part('bytes=8-')).toEqual([206, 'bytes 8-10/11', '89\n']);
    expect(await part('bytes=-3')).toEqual([206, 'bytes 8-10/11', '89\n']);
    expect(await part('bytes=4-99')).toEqual([206, 'bytes 4-10/11', '456789\n']);
    expect((await part('bytes=11-')).slice(0, 2)).toEqual([416, 'bytes */11']);
    expect((await part('bytes=0-1,3-4'))[0]).toBe(200);
    expect((await part('bytes=4-2'))[0]).toBe(200);
    expect((await part('lines=1-2'))[0]).toBe(200);

    const whole = await dev.get(at);
    const head = await dev.get(at, { method: 'HEAD' });
    expect(await head.text()).toBe('');
    expect(head.headers.get('content-length')).toBe('11');
    const etag = whole.headers.get('etag') ?? '';
    expect((await dev.get(at, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await dev.get(at, { headers: { range: 'bytes=0-1', 'if-range': '"other"' } })).status).toBe(200);
    expect((await dev.get(at, { headers: { range: 'bytes=0-1', 'if-range': etag } })).status).toBe(206);
  });

  test('no other site may read: nothing is kept, shared or guessed', async () => {
    const dev = await startTestDev(createBlog(files));
    for (const at of ['/base/', '/base/tools/list.txt', '/base/nothing', '/base/about']) {
      const { headers } = await dev.get(at, { headers: { origin: 'https://evil.example' } });
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  // T-DEV-5
  test('is no file that a link in the blog leads out to', async () => {
    const blog = createBlog(files);
    writeFileSync(path.join(blog.root, '../outside.txt'), secret);
    symlinkSync('../../outside.txt', path.join(blog.root, 'assets/link.txt'));
    const dev = await startTestDev(blog);
    const response = await dev.get('/base/assets/link.txt');
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(secret);
    expect((await dev.get('/base/hello/')).status).toBe(200);
  });

  test('is never written into the blog’s output', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    await dev.get('/base/');
    expect(existsSync(blog.out)).toBe(false);
    expect(readdirSync(blog.root).toSorted()).toEqual(
      ['.env', '.git', '.tinta', 'assets', 'drafts', 'pages', 'posts', 'site.yml'].toSorted(),
    );
  });
});

describe('what comes from the network', () => {
  const hostile = [
    '/../../etc/passwd',
    '/base/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/base/..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cetc',
    '/%252e%252e/%252e%252e/',
    '//etc/passwd',
    '//evil.example/x',
    '/.git/config',
    '/base/.git/config',
    '/.env',
    '/base/.env',
    '/base/.env?raw??',
    '/base/.env?import&raw',
    '/base/.env::$DATA',
    '/base/posts/.env',
    '/ENV~1',
    '/@fs/etc/passwd',
    '/base/x/..;/',
    '/%00',
    '/base/%00',
    '/a%',
    '/base/%zz',
    '/%c0%ae%c0%ae/',
    '/C:/windows/win.ini',
    '/base//hello/',
    '/base/__proto__/',
    '/base/constructor',
    'http://evil.example/base/',
    'file:///etc/passwd',
    '*',
    'base/hello/',
    `/${'a'.repeat(100_000)}`,
  ];

  // T-DEV-1
  test('is refused where it asks for what is no page, and the next request is answered', async () => {
    const dev = await startTestDev(createBlog(files));
    for (const target of hostile) {
      const answer = await dev.raw(request(target));
      expect([400, 403, 404, 405, 431], target).toContain(statusOf(answer));
      expect(answer, target).not.toMatch(/tinta-secret|root:/);
      expect((await dev.get('/base/hello/')).status, target).toBe(200);
    }
    expect(dev.faults).toEqual([]);
  });

  // T-DEV-1
  test('is refused where it is no proper request', async () => {
    const dev = await startTestDev(createBlog(files));
    const head = 'HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n';
    const broken = [
      `GET /base/ HTTP/1.1\r\nconnection: close\r\n\r\n`,
      `BREW /base/ ${head}\r\n`,
      `GET /base/ ${head}no colon here\r\n\r\n`,
      `GET  ${head}\r\n`,
      `GET /a b ${head}\r\n`,
      `CONNECT 127.0.0.1:22 ${head}\r\n`,
      `POST /base/ ${head}content-length: 3\r\n\r\nabc`,
      `POST /base/ ${head}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\nabc`,
      `\u0000\u0001\u0002\r\n\r\n`,
      Buffer.alloc(10 << 20, 0x82),
    ];
    for (const bytes of broken) {
      const status = statusOf(await dev.raw(bytes));
      expect([0, 400, 403, 405, 431], String(bytes).slice(0, 60)).toContain(status);
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])
      expect(statusOf(await dev.raw(request('/base/', '127.0.0.1', method))), method).toBe(405);
    expect((await dev.get('/base/hello/')).status).toBe(200);
    expect(dev.faults).toEqual([]);
  });

  // T-DEV-4
  test('upgrades to no other protocol', async () => {
    const dev = await startTestDev(createBlog(files));
    for (const origin of ['', 'origin: https://evil.example\r\n']) {
      const upgrade = `GET /base/ HTTP/1.1\r\nhost: 127.0.0.1\r\n${origin}connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
      expect(await dev.raw(upgrade)).not.toContain(' 101 ');
    }
    expect((await dev.get('/base/hello/')).status).toBe(200);
  });

  // T-DEV-2
  test('is answered only where it calls this machine by its own name', async () => {
    const dev = await startTestDev(createBlog(files));
    const statusFor = async (host: string) => statusOf(await dev.raw(request('/base/hello/', host)));
    const { port } = dev;
    for (const host of [
      'localhost',
      'LOCALHOST',
      `localhost:${port}`,
      '127.0.0.1:80',
      '[::1]',
      `[::1]:${port}`,
    ])
      expect(await statusFor(host), host).toBe(200);
    const foreign = [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1.evil.example',
      'localhost.evil',
      'localhost.',
      'evil-localhost',
      '127.0.0.2',
      '[::2]',
      '[::1',
      '0.0.0.0',
      'localhost:port',
      'localhost evil.example',
      'user@localhost',
    ];
    for (const host of foreign) expect(await statusFor(host), host).toBe(403);
    expect((await dev.raw(request('/base/hello/', 'evil.example'))).includes('Ink.')).toBe(false);
  });

  test('may call a server that was opened to the network by its address there', async () => {
    const dev = await startTestDev(createBlog(files), { host: '0.0.0.0' });
    expect(statusOf(await dev.raw(request('/base/hello/', 'evil.example')))).toBe(403);
    expect(statusOf(await dev.raw(request('/base/hello/', 'localhost')))).toBe(200);
    expect(statusOf(await dev.raw(request('/base/hello/', '0.0.0.0')))).toBe(200);
  });
});

describe('the command', () => {
  // T-DEV-7
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends at %s and frees its port', async (signal) => {
    const blog = createBlog(files);
    const dev = runDev([blog.root, '--port', '0']);
    const [, port = ''] = await dev.until(/http:\/\/127\.0\.0\.1:(\d+)\/base\/\n.*Ready/s);
    // A connection that is kept open does not hold it.
    const open = net.connect(Number(port), '127.0.0.1').on('error', () => {});
    expect((await fetch(`http://127.0.0.1:${port}/base/`)).status).toBe(200);
    dev.signal(signal);
    expect(await dev.ended).toBe(0);
    open.destroy();
    await expect(fetch(`http://127.0.0.1:${port}/base/`)).rejects.toThrow();
    expect(existsSync(path.join(blog.root, '.tinta/.tinta-lock'))).toBe(false);
  });

  // T-DEV-7
  test('ends at a second Ctrl-C too', async () => {
    const dev = runDev([createBlog(files).root, '--port', '0']);
    await dev.until(/Ready/);
    dev.signal('SIGINT');
    dev.signal('SIGINT');
    expect([0, 'SIGINT']).toContain(await dev.ended);
  });

  // T-DEV-7
  test('ends while threads still read a large blog', async () => {
    const posts = Array.from(
      { length: 1500 },
      (_, n) => `== posts/p${n}.md\n# Post ${n}\n\n${'Ink. '.repeat(200)}\n`,
    );
    const dev = runDev([createBlog(`${files}${posts.join('')}`).root, '--port', '0']);
    await dev.until(/Ready/);
    await setTimeout(600);
    dev.signal('SIGINT');
    expect(await dev.ended).toBe(0);
  });

  // T-DEV-7
  test('takes the next port where one is taken, and says so', async () => {
    const blog = createBlog(files);
    const first = await startTestDev(blog);
    const dev = runDev([blog.root, '--port', String(first.port)]);
    const [, port = ''] = await dev.until(/is taken, so this is port (\d+)/);
    expect(Number(port)).toBeGreaterThan(first.port);
    await dev.until(/Ready/);
    expect((await fetch(`http://127.0.0.1:${port}/base/hello/`)).status).toBe(200);
  });

  testWith('script')('does what its keys say, on a terminal', async () => {
    const blog = createBlog(files);
    const folder = path.join(blog.root, '../bin');
    mkdirSync(folder);
    // What opens addresses on this machine; the real one would need a desktop.
    writeFileSync(path.join(folder, 'xdg-open'), '#!/bin/sh\nprintf %s "$1" > "$(dirname "$0")/opened"\n', {
      mode: 0o755,
    });
    const dev = runDevOnTerminal([blog.root, '--port', '0'], { PATH: `${folder}:${process.env['PATH']}` });
    const [, address] = await dev.until(/(http:\/\/127\.0\.0\.1:\d+\/base\/).*q ends it\./s);
    dev.press('o');
    await expect
      .poll(
        () => existsSync(path.join(folder, 'opened')) && readFileSync(path.join(folder, 'opened'), 'utf8'),
      )
      .toBe(address);
    dev.press('R');
    await dev.until(/Looked at everything again in \d+ ms/);
    dev.press('x');
    dev.press('q');
    expect(await dev.ended).toBe(0);
    await expect(fetch(String(address))).rejects.toThrow();
  });

  // T-DEV-7
  testWith('script')('ends at Ctrl-C on a terminal, and with the terminal', async () => {
    const blog = createBlog(files);
    const one = runDevOnTerminal([blog.root, '--port', '0']);
    await one.until(/q ends it\./);
    one.press('\u0003');
    expect(await one.ended).toBe(0);
    const other = runDevOnTerminal([blog.root, '--port', '0']);
    const [, address = ''] = await other.until(/(http:\/\/127\.0\.0\.1:\d+\/base\/).*q ends it\./s);
    expect((await fetch(address)).status).toBe(200);
    other.signal('SIGKILL');
    await expect
      .poll(() =>
        fetch(address).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
  });

  test('names an address it cannot have, and one that is none', async () => {
    const blog = createBlog(files);
    const dev = runDev([blog.root, '--host', '192.0.2.1']);
    expect(await dev.ended).toBe(2);
    expect(dev.said()).toContain('this machine has no such address');
    const wrong = runDev([blog.root, '--port', '70000']);
    expect(await wrong.ended).toBe(2);
  });

  test('says that others can read along where they can', async () => {
    const dev = runDev([createBlog(files, { theme: repository }).root, '--port', '0', '--host', '0.0.0.0']);
    await dev.until(/drafts and all.*Ready/s);
    dev.signal('SIGINT');
    expect(await dev.ended).toBe(0);
  });
});

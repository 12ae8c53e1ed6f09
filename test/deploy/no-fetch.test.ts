import { createHook } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { runCli } from '../support/cli.ts';
import { deployBlog } from '../support/deploy.ts';
import { createBlog, placesOf, readFolder, repository, temporaryFolder } from '../support/site.ts';

/** What Node makes to look a name up, to connect, to send, or to let a program or a thread do so. */
const outward =
  /^(GETADDRINFOREQWRAP|GETNAMEINFOREQWRAP|QUERYWRAP|TCPCONNECTWRAP|PIPECONNECTWRAP|UDPWRAP|PROCESSWRAP|WORKER)$/;

/** The same noted in a file by whatever runs it, each thread for itself, with the number of the thread. */
const note = `import { createHook } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
const say = (what) => appendFileSync(process.env.WAYS_OUT, threadId + ' ' + what + '\\n');
say('began');
createHook({ init: (_, type) => { if (${String(outward)}.test(type)) say(type); } }).enable();
`;

/** The ways out that the command line takes on each of its threads, as `THREAD WHAT`. */
async function waysOutOfThreads(args: readonly string[]): Promise<readonly string[]> {
  const folder = temporaryFolder();
  const [hook, ways] = [path.join(folder, 'note.mjs'), path.join(folder, 'ways.txt')];
  writeFileSync(hook, note);
  const env = { NODE_OPTIONS: `--import ${pathToFileURL(hook).href}`, WAYS_OUT: ways };
  expect(await runCli(args, { env })).toMatchObject({ code: 0 });
  return readFileSync(ways, 'utf8').trim().split('\n');
}

/** The ways out of this process that an action takes, to whatever host and by whatever module. */
async function waysOut(action: () => Promise<unknown>): Promise<readonly string[]> {
  const made: { readonly type: string; readonly resource: object }[] = [];
  const hook = createHook({
    init(_, type, __, resource) {
      if (outward.test(type)) made.push({ type, resource });
    },
  }).enable();
  try {
    await action();
    // What was begun and not waited for shows at the next turn.
    await new Promise(setImmediate);
  } finally {
    hook.disable();
  }
  return made.map(({ type, resource }) => {
    const to = Object.entries(resource).find(([name]) => name === 'address' || name === 'hostname');
    return to === undefined ? type : `${type} ${to[1]}`;
  });
}

/** An address whose port nobody listens at. */
const nobody = 'http://127.0.0.1:2';
const failure = (emitter: NodeJS.EventEmitter) => new Promise((resolve) => emitter.on('error', resolve));

test.each<[string, string, () => Promise<unknown>]>([
  ['fetch', 'TCPCONNECTWRAP 127.0.0.1', () => fetch(nobody).catch(() => {})],
  ['fetch of a name', 'GETADDRINFOREQWRAP localhost', () => fetch('https://localhost:2/').catch(() => {})],
  ['http', 'TCPCONNECTWRAP ::1', () => failure(get('http://[::1]:2'))],
  ['net', 'TCPCONNECTWRAP 127.0.0.2', () => failure(net.connect(2, '127.0.0.2'))],
  ['a pipe', 'PIPECONNECTWRAP /no/such/pipe', () => failure(net.connect('/no/such/pipe'))],
  ['a name', 'GETADDRINFOREQWRAP localhost', () => dns.lookup('localhost')],
  [
    'a datagram',
    'UDPWRAP',
    () =>
      new Promise<void>((resolve) => {
        const socket = dgram.createSocket('udp4');
        socket.send('x', 2, '127.0.0.1', () => socket.close(resolve));
      }),
  ],
  ['a program', 'PROCESSWRAP', () => failure(spawn('/no/such/program'))],
  ['a thread', 'WORKER', () => new Promise((resolve) => new Worker('', { eval: true }).on('exit', resolve))],
])('%s is seen as a way out', async (_, way, action) => {
  expect(await waysOut(action)).toContain(way);
});

// T-DEP-7: there is no request that could be sent to where it must not go.
test('neither a build, a check nor a deploy asks any address that a blog names, this machine’s own included', async () => {
  const addresses = [
    nobody,
    'http://localhost:2',
    'http://[::1]:2',
    'http://169.254.169.254/latest',
    'https://10.0.0.1',
    'https://elsewhere.invalid',
  ];
  const written = addresses.map((address, n) => {
    const url = `${address}/${n}`;
    return `== posts/2024-01-0${n + 1}-p.md
---
slug: p${n}
image: ${url}/cover.jpg
canonical_url: ${url}/canonical
author: someone
---
![picture](${url}/picture.png) [link](${url}/link) <${url}/auto>

<img src="${url}/raw.png"> <iframe src="${url}/frame"></iframe>
== data/remote${n}.json
{"url": "${url}/data.json", "$ref": "${url}/ref.json"}
== data/source${n}.yml
url: ${url}/data.yml
src: ${url}/data.csv
`;
  });
  const blog = createBlog(
    `== site.yml
title: A blog
url: http://localhost:2/blog
logo: ${nobody}/logo.png
theme: {icon: "${nobody}/icon.png"}
markdown: {html: true}
deploy: {share: {kind: folder, path: ../share}}
${written.join('')}`,
    { theme: repository },
  );
  const ways = await waysOut(async () => {
    const report = await blog.build();
    expect([report.isDone, placesOf(report)]).toEqual([true, []]);
    expect(await check({ roots: blog.roots, now: new Date('2026-01-01'), version: 'test' })).toEqual([]);
    expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
  });
  for (const [n, address] of addresses.entries()) {
    expect(blog.read(`p${n}/index.html`)).toContain(`src="${address}/${n}/raw.png"`);
    expect(readFolder(`${blog.root}/../share`).has(`p${n}/index.html`)).toBe(true);
  }
  expect(ways).toEqual([]);
});

// T-DEP-7: pages are rendered on other threads, where the hook of this one sees nothing.
test.each([
  ['none', '(text) => text', []],
  [
    'those of a plugin, so that they would be seen',
    `(text) => (fetch('${nobody}').catch(() => {}), text)`,
    ['TCPCONNECTWRAP'],
  ],
] as const)('the threads that load and render ask no address: %s', async (_, filter, asked) => {
  const posts = Array.from({ length: 320 }, (_, n) => {
    const url = `${nobody}/${n}`;
    return `== posts/2024-01-02-p${n}.md
---
image: ${url}/cover.jpg
canonical_url: ${url}/canonical
---
![picture](${url}/picture.png) [link](${url}/link) <img src="${url}/raw.png">
`;
  });
  const blog = createBlog(`== site.yml
title: A blog
url: http://localhost:2/blog
logo: ${nobody}/logo.png
markdown: {html: true}
plugins: [plugins/ask.mjs]
== plugins/ask.mjs
export default () => ({ filters: { ask: ${filter} } });
== layouts/post.njk
{{ page.title | ask }}{{ page.content }}
${posts.join('')}`);
  const said = await waysOutOfThreads(['build', blog.root, '--jobs', '2', '--quiet']);
  const ofThreads = said.filter((line) => !line.startsWith('0 '));
  expect(ofThreads.filter((line) => line.endsWith(' began'))).toHaveLength(1);
  expect(new Set(ofThreads.map((line) => line.replace(/^\d+ /, '')))).toEqual(new Set(['began', ...asked]));
  const here = said.filter((line) => line.startsWith('0 '));
  expect(new Set(here)).toEqual(new Set(['began', 'WORKER', ...asked].map((what) => `0 ${what}`)));
  expect(blog.read('p7/index.html')).toContain(`src="${nobody}/7/raw.png"`);
});

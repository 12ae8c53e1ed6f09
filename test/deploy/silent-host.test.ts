import { chmodSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { deployBlog } from '../support/deploy.ts';
import { findProgram, testWith } from '../support/needs.ts';
import { createBlog, temporaryFolder } from '../support/site.ts';

let server: Server;
let port = 0;
const open = new Set<Socket>();

beforeAll(async () => {
  server = createServer((socket) => open.add(socket.on('error', () => {})));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  for (const socket of open) socket.destroy();
  server.close();
});
afterEach(() => void vi.restoreAllMocks());

/** An environment in which programs wait a second where they are told to wait longer. */
function hurried(...programs: readonly string[]): typeof process.env {
  const folder = temporaryFolder();
  for (const program of programs) {
    const file = path.join(folder, program);
    const shorten = `-e 's/(ConnectTimeout|lowSpeedTime)=[0-9]+/\\1=1/g'`;
    writeFileSync(
      file,
      `#!/bin/bash
GIT_SSH_COMMAND=$(sed -E ${shorten} <<< "$GIT_SSH_COMMAND")
test -z "$GIT_SSH_COMMAND" && unset GIT_SSH_COMMAND || export GIT_SSH_COMMAND
args=()
for arg; do args+=("$(sed -E ${shorten} <<< "$arg")"); done
exec '${findProgram(program)}' "\${args[@]}"
`,
    );
    chmodSync(file, 0o755);
  }
  return { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH']}` };
}

async function deployTo(target: string, env: typeof process.env): Promise<readonly string[]> {
  const blog = createBlog(`== site.yml
title: A blog
url: https://blog.example
deploy:
  there: {${target}}
== posts/2024-01-02-a.md
A.
`);
  const report = await deployBlog(blog, { env });
  expect(report).toMatchObject({ isDone: false, proposal: null });
  return report.diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

for (const kind of ['rsync', 'sftp'])
  testWith(
    'ssh',
    'bash',
    kind,
  )(`${kind}: a host that takes a connection and says nothing is told`, async () => {
    const target = `kind: ${kind}, host: 127.0.0.1, port: ${port}, path: /srv/site`;
    expect(await deployTo(target, hurried('ssh'))).toEqual([
      expect.stringMatching(/^deploy-failed: 127\.0\.0\.1:\/srv\/site cannot be reached \(.*timed out/),
    ]);
  });

for (const kind of ['ssh', 'http'])
  testWith(
    'git',
    'ssh',
    'bash',
  )(`git over ${kind}: a host that takes a connection and says nothing is told`, async () => {
    const target = `kind: git, remote: "${kind}://127.0.0.1:${port}/site.git", branch: pages`;
    expect(await deployTo(target, hurried('git'))).toEqual([
      expect.stringMatching(/^deploy-failed: branch pages of \S+ cannot be reached \(/),
    ]);
  });

testWith('git', 'bash')(
  'git over http: a host that goes silent while it is sent the site is told',
  async () => {
    const packet = (text: string) => (text.length + 4).toString(16).padStart(4, '0') + text;
    const nothing = `${'0'.repeat(40)} capabilities^{}\0report-status delete-refs ofs-delta\n`;
    let posts = 0;
    const silent = createHttpServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://host');
      const service = searchParams.get('service');
      if (service === null) posts++;
      else {
        response.setHeader('content-type', `application/x-${service}-advertisement`);
        response.end(`${packet(`# service=${service}\n`)}0000${packet(nothing)}0000`);
      }
    });
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const remote = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/site.git`;
    try {
      const target = `kind: git, remote: "${remote}", branch: pages`;
      expect(await deployTo(target, hurried('git'))).toEqual([
        expect.stringMatching(/^deploy-failed: branch pages of \S+ cannot be reached \(/),
      ]);
      expect(posts).toBeGreaterThan(1);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  },
);

testWith()('s3: a store that takes a connection and says nothing is told', async () => {
  const wait = AbortSignal.timeout;
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => wait.call(AbortSignal, ms / 100));
  const target = `kind: s3, bucket: bucket, region: eu-west-1, endpoint: "http://127.0.0.1:${port}"`;
  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'ines', AWS_SECRET_ACCESS_KEY: 'ink' };
  expect(await deployTo(target, env)).toEqual([
    'deploy-failed: bucket bucket cannot be reached (no answer within 30 seconds)',
  ]);
});

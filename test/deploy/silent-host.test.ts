import { chmodSync, writeFileSync } from 'node:fs';
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

testWith()('s3: a store that takes a connection and says nothing is told', async () => {
  const wait = AbortSignal.timeout;
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => wait.call(AbortSignal, ms / 100));
  const target = `kind: s3, bucket: bucket, region: eu-west-1, endpoint: "http://127.0.0.1:${port}"`;
  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'ines', AWS_SECRET_ACCESS_KEY: 'ink' };
  expect(await deployTo(target, env)).toEqual([
    'deploy-failed: bucket bucket cannot be reached (no answer within 30 seconds)',
  ]);
});

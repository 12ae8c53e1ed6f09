import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { deployBlog } from '../support/deploy.ts';
import { findProgram, testWith } from '../support/needs.ts';
import { createBlog, temporaryFolder } from '../support/site.ts';
import { startSshServer } from '../support/ssh-server.ts';

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
    const shorten = `-e 's/(ConnectTimeout|lowSpeedTime|ServerAliveInterval)=[0-9]+/\\1=1/g'`;
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

interface SilentHost {
  /** A file for `ssh -F`. */
  readonly config: string;
  stop(): void;
}

/** An sshd behind a line that passes nothing any more once somebody has logged in and asked for something. */
async function startSilentHost(): Promise<SilentHost> {
  const folder = temporaryFolder();
  const [asked, config] = [path.join(folder, 'asked'), path.join(folder, 'config')];
  const sshd = await startSshServer(`ForceCommand touch ${asked}; exec cat >/dev/null`);
  const own = readFileSync(sshd.config, 'utf8');
  const address = /^HostName (.*)/m.exec(own)?.[1] ?? '';
  const line = createServer((near) => {
    const far = connect(sshd.port, address);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('error', () => {}).on('close', () => to.destroy());
      from.on('data', (bytes) => void (existsSync(asked) || to.write(bytes)));
    }
  });
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done));
  const lost = `HostName 127.0.0.1\nPort ${(line.address() as AddressInfo).port}\nHostKeyAlias [${address}]:${sshd.port}\n`;
  writeFileSync(config, own.replace(/^BatchMode.*\n|^HostName.*\n|^Port.*\n/gm, '') + lost);
  return { config, stop: () => [line.close(), sshd.stop()] };
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

for (const kind of ['rsync', 'sftp', 'git'])
  testWith(
    'sshd',
    'bash',
    kind,
  )(`${kind} over ssh: a host that goes silent after it has let us in is told`, async () => {
    const host = await startSilentHost();
    try {
      const where =
        kind === 'git' ? 'remote: "shelf:/srv/site.git", branch: pages' : 'host: shelf, path: /srv/site';
      const target = `kind: ${kind}, ${where}, ssh_config: "${host.config}"`;
      expect(await deployTo(target, hurried(kind === 'git' ? 'git' : 'ssh'))).toEqual([
        expect.stringMatching(/^deploy-failed: (?:branch pages of )?shelf:\S+ cannot be reached \(/),
      ]);
    } finally {
      host.stop();
    }
  });

for (const kind of ['rsync', 'sftp', 'git'])
  testWith('ssh', kind)(`${kind} over ssh: how long to wait is what a configuration says of it`, async () => {
    const folder = temporaryFolder();
    const at = (name: string) => path.join(folder, name);
    const [ssh, config, told] = [at('ssh'), at('config'), at('told')];
    const asks = `for option; do test "$option" != -G || exec ${findProgram('ssh')} "$@"; done`;
    writeFileSync(
      ssh,
      `#!/bin/sh\n${asks}\necho "$@" > ${told}\necho "Permission denied (none)" >&2\nexit 255\n`,
    );
    chmodSync(ssh, 0o755);
    const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH']}` };
    const where =
      kind === 'git' ? 'remote: "shelf:/srv/site.git", branch: pages' : 'host: shelf, path: /srv/site';
    const askedWith = async (setting: string): Promise<string> => {
      writeFileSync(config, `Host shelf\nHostName 127.0.0.1\n${setting}\n`);
      await deployTo(`kind: ${kind}, ${where}, ssh_config: "${config}"`, env);
      return readFileSync(told, 'utf8');
    };
    expect(await askedWith('ServerAliveCountMax 2')).toContain('ServerAliveInterval=15');
    expect(await askedWith('ServerAliveInterval 40')).not.toContain('ServerAlive');
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

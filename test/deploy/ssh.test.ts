import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { explainSsh } from '../../src/deploy/targets/ssh.ts';
import { cliFile } from '../support/cli.ts';
import { deployBlog, planned } from '../support/deploy.ts';
import { findProgram, testWith } from '../support/needs.ts';
import { createBlog, readFolder, type TestBlog, temporaryFolder } from '../support/site.ts';
import { type SshServer, startSshServer } from '../support/ssh-server.ts';

interface Host {
  readonly server: SshServer;
  readonly blog: TestBlog;
  readonly folder: string;
  /** Where this process puts what is only passing. */
  readonly passing: string;
}

/** What is left there of connections. */
function connectionsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('tinta-ssh-'));
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

function siteFile(kind: string, folder: string, config: string): string {
  return `== site.yml
title: A blog
url: https://blog.example
deploy:
  host: {kind: ${kind}, host: shelf, path: "${folder}", ssh_config: "${config}"}
`;
}

async function hosted(kind: string, work: (host: Host) => Promise<void>): Promise<void> {
  const server = await startSshServer();
  const passing = temporaryFolder();
  vi.stubEnv('TMPDIR', passing);
  try {
    const folder = path.join(temporaryFolder(), 'site');
    const texts = Array.from({ length: 30 }, (_, n) => `== pages/${n}.txt\ntext ${n}\n`).join('');
    const blog = createBlog(`${siteFile(kind, folder, server.config)}== posts/2024-01-02-a.md\nA.\n${texts}`);
    await work({ server, blog, folder, passing });
  } finally {
    vi.unstubAllEnvs();
    server.stop();
  }
}

testWith(
  'sshd',
  'rsync',
  'sftp',
  'git',
)('a host whose key is another than before is told so, with what to do', () =>
  hosted('sftp', async ({ blog, folder, server }) => {
    const file = (name: string) => path.join(path.dirname(server.config), name);
    const [, other = ''] = readFileSync(file('user.pub'), 'utf8').split(' ');
    writeFileSync(file('known'), readFileSync(file('known'), 'utf8').replace(/\S+\n$/, `${other}\n`));
    const remote = `shelf:${folder}`;
    const gitFile = siteFile('git', folder, server.config).replace(
      /host: shelf, path: "[^"]*"/,
      `remote: "${remote}"`,
    );
    for (const site of [
      siteFile('rsync', folder, server.config),
      siteFile('sftp', folder, server.config),
      gitFile,
    ]) {
      blog.write(site);
      const { diagnostics } = await deployBlog(blog);
      expect(diagnostics).toMatchObject([
        { code: 'deploy-failed', remedy: expect.stringContaining('ssh-keygen -R') },
      ]);
      expect(diagnostics[0]?.message).toMatch(/has another key than before \(Host key for \S+ has changed/);
    }
  }),
);

describe.each(['rsync', 'sftp'])('%s', (kind) => {
  const test = testWith('sshd', kind);

  // T-DEP-6
  test('files are readable by every server', () =>
    hosted(kind, async ({ blog, folder }) => {
      blog.write('== pages/deep/er/x.txt\nx\n');
      await deployBlog(blog);
      const mode = (file: string) => (lstatSync(path.join(folder, file)).mode & 0o7777).toString(8);
      expect(['deep', 'deep/er', 'deep/er/x.txt', 'index.html'].map(mode)).toEqual([
        '755',
        '755',
        '644',
        '644',
      ]);
    }));

  test('what was deleted by hand comes back with a close look', () =>
    hosted(kind, async ({ blog, folder }) => {
      blog.write('== pages/deep/er/x.txt\nx\n== pages/deep/er/y.txt\ny\n');
      await deployBlog(blog);
      rmSync(path.join(folder, 'a'), { recursive: true });
      rmSync(path.join(folder, 'deep/er/x.txt'));
      const report = await deployBlog(blog, { adopts: true });
      expect(planned(report)).toMatchObject({ added: ['a/index.html', 'deep/er/x.txt'], changed: [] });
      const there = new Map([...readFolder(folder)].filter(([file]) => !file.startsWith('.tinta-')));
      expect(there).toEqual(blog.output());
      rmSync(path.join(folder, '7.txt'));
      blog.remove('pages/7.txt');
      expect(planned(await deployBlog(blog, { adopts: true }))).toMatchObject({ deleted: [] });
    }));

  test('`~/` is the home folder of whoever logs in', () =>
    hosted(kind, async ({ blog, folder, server }) => {
      const fromHome = `~/${path.relative(os.userInfo().homedir, folder)}`;
      blog.write(siteFile(kind, fromHome, server.config));
      expect((await deployBlog(blog)).diagnostics).toEqual([]);
      expect(readdirSync(folder)).toContain('index.html');
      expect((await deployBlog(blog)).isIdle).toBe(true);
    }));

  test('a key that is not let in, a host that is not known and one that is away say so', () =>
    hosted(kind, async ({ blog, folder, server }) => {
      const change = (from: RegExp, to: string): string => {
        const file = path.join(temporaryFolder(), 'config');
        writeFileSync(file, readFileSync(server.config, 'utf8').replace(from, to));
        return file;
      };
      const cases = [
        [change(/IdentityFile .*/, 'IdentityFile /nonexistent'), 'does not let you in'],
        [change(/UserKnownHostsFile .*/, 'UserKnownHostsFile /nonexistent'), 'not known'],
        [change(/Port .*/, 'Port 1'), 'cannot be reached ('],
        [change(/Port .*/, 'Prot 1'), 'cannot be reached as it is configured'],
        ['/nonexistent', 'cannot be reached as it is configured'],
      ] as const;
      for (const [config, why] of cases) {
        blog.write(siteFile(kind, folder, config));
        const report = await deployBlog(blog);
        expect(report).toMatchObject({
          isDone: false,
          proposal: null,
          diagnostics: [{ code: 'deploy-failed' }],
        });
        expect(report.diagnostics[0]?.message).toContain(why);
        expect(report.diagnostics[0]?.message).not.toMatch(/\p{Cc}/u);
      }
    }));

  test('a host that nobody knows by that name may be mistyped', () =>
    hosted(kind, async ({ blog }) => {
      blog.write(siteFile(kind, '/srv/site', '/dev/null').replace('shelf', 'nowhere.invalid'));
      expect((await deployBlog(blog)).diagnostics).toMatchObject([
        {
          message: expect.stringContaining('cannot be reached (ssh: Could not resolve hostname'),
          remedy: 'Look at host: in site.yml. If it is right, deploy again when it can be reached.',
        },
      ]);
    }));

  test('a folder above that is not there is not made: the path may be mistyped', () =>
    hosted(kind, async ({ blog, folder, server }) => {
      blog.write(siteFile(kind, path.join(folder, 'not/there'), server.config));
      expect((await deployBlog(blog)).diagnostics).toMatchObject([
        {
          message: expect.stringMatching(/ is not there \(.*No such file or directory/),
          remedy: 'Look at path: in site.yml; make the folder above it.',
        },
      ]);
      expect(existsSync(folder)).toBe(false);
    }));

  test('a deploy opens one connection, and leaves nothing of it behind', () =>
    hosted(kind, async ({ blog, server, passing }) => {
      const countDuring = async (work: () => Promise<unknown>): Promise<number> => {
        const before = server.countConnections();
        await work();
        return server.countConnections() - before;
      };
      expect(await countDuring(() => deployBlog(blog))).toBe(1);
      blog.write('== posts/2024-01-02-a.md\nEdited.\n== posts/2024-01-03-b.md\nB.\n');
      blog.remove('pages/7.txt');
      expect(await countDuring(() => deployBlog(blog, { isDryRun: true }))).toBe(1);
      expect(await countDuring(() => deployBlog(blog))).toBe(1);
      expect(await countDuring(() => deployBlog(blog))).toBe(1);
      blog.write('== posts/2024-01-02-a.md\nEdited again.\n');
      await expect(
        deployBlog(blog, {
          confirm: async () => {
            throw new Error('a bug');
          },
        }),
      ).rejects.toThrow('a bug');
      await until(() => server.countOpen() === 0);
      expect(connectionsIn(passing)).toEqual([]);
    }));

  test('a deploy that is killed closes its connection', () =>
    hosted(kind, async ({ blog, server, passing }) => {
      // A program that had just begun to share the connection would open one of its own when that is gone: none begins.
      const waiting = temporaryFolder();
      const sharing = `for option; do case $option in -G|-O|-M) exec ${findProgram('ssh')} "$@";; esac; done`;
      for (const program of ['ssh', 'sftp', 'rsync']) {
        const first = program === 'ssh' ? sharing : '';
        writeFileSync(path.join(waiting, program), `#!/bin/sh\n${first}\nexec cat\n`);
        chmodSync(path.join(waiting, program), 0o755);
      }
      const args = [cliFile, 'deploy', '--dir', blog.root, '--yes'];
      const child = spawn(process.execPath, args, {
        env: { ...process.env, TMPDIR: passing, PATH: `${waiting}:${process.env['PATH']}` },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      await until(() => server.countConnections() > 0);
      child.kill('SIGKILL');
      await ended;
      await until(() => server.countOpen() === 0 && connectionsIn(passing).length === 0);
      expect(server.countConnections()).toBe(1);
    }));

  test('a deploy that is killed before a host answers leaves nothing behind', () =>
    hosted(kind, async ({ blog, passing }) => {
      const slow = temporaryFolder();
      const begun = path.join(slow, 'begun');
      const waiting = `for option; do case $option in -G) exec ${findProgram('ssh')} "$@";; -O) exit 255;; esac; done`;
      writeFileSync(path.join(slow, 'ssh'), `#!/bin/sh\n${waiting}\ntouch ${begun}\nexec sleep 600\n`);
      chmodSync(path.join(slow, 'ssh'), 0o755);
      const child = spawn(process.execPath, [cliFile, 'deploy', '--dir', blog.root, '--yes'], {
        env: { ...process.env, TMPDIR: passing, PATH: `${slow}${path.delimiter}${process.env['PATH']}` },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      await until(() => existsSync(begun));
      expect(connectionsIn(passing)).toHaveLength(1);
      child.kill('SIGKILL');
      await ended;
      await until(() => connectionsIn(passing).length === 0);
    }));

  test('who shares connections by a configuration goes on with that', () =>
    hosted(kind, async ({ blog, folder, server, passing }) => {
      const config = path.join(temporaryFolder(), 'config');
      const socket = path.join(temporaryFolder(), 'mine');
      writeFileSync(config, `${readFileSync(server.config, 'utf8')}ControlPath ${socket}\n`);
      const mine = spawn('ssh', ['-F', config, '-N', '-M', 'shelf'], { stdio: 'ignore' });
      await until(() => existsSync(socket));
      blog.write(siteFile(kind, folder, config));
      expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
      expect(server.countConnections()).toBe(1);
      mine.kill('SIGKILL');
      rmSync(socket);
      blog.write('== posts/2024-01-02-a.md\nEdited.\n');
      expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
      expect(server.countConnections()).toBeGreaterThan(2);
      expect(connectionsIn(passing)).toEqual([]);
    }));

  test('an ssh that cannot share connections, and a host that allows one at a time, are deployed with', () =>
    hosted(kind, async ({ blog, folder, server }) => {
      const old = temporaryFolder();
      const refusing =
        'for option; do test "$option" != -M || { echo "unknown option -- M" >&2; exit 255; }; done';
      writeFileSync(path.join(old, 'ssh'), `#!/bin/sh\n${refusing}\nexec ${findProgram('ssh')} "$@"\n`);
      chmodSync(path.join(old, 'ssh'), 0o755);
      const env = { ...process.env, PATH: `${old}${path.delimiter}${process.env['PATH']}` };
      expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, diagnostics: [] });
      expect(server.countConnections()).toBeGreaterThan(2);

      const strict = await startSshServer('MaxSessions 1');
      try {
        blog.write(siteFile(kind, folder, strict.config));
        blog.write(Array.from({ length: 200 }, (_, n) => `== pages/more-${n}.txt\n${n}\n`).join(''));
        expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
        expect(readFolder(folder).get('more-199.txt')).toBe('199\n');
      } finally {
        strict.stop();
      }
    }));

  // T-DEP-5
  test('a host that goes away in the middle keeps a site that works, and the next deploy sends the rest', () =>
    hosted(kind, async ({ blog, folder, server }) => {
      await deployBlog(blog);
      blog.write('== posts/2024-02-02-b.md\nB.\n== assets/new.css\nnew\n');
      blog.remove('posts/2024-01-02-a.md');
      const broken = await deployBlog(blog, { onUpload: () => server.stop() });
      expect(broken).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-failed' }] });
      const mixture = readFolder(folder);
      expect(mixture.has('a/index.html')).toBe(true);
      expect(mixture.get('assets/new.css')).toBe('new\n');
      expect(mixture.get('index.html')).not.toContain('/b/');

      const again = await startSshServer();
      try {
        blog.write(siteFile(kind, folder, again.config));
        expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
        const there = new Map([...readFolder(folder)].filter(([file]) => !file.startsWith('.tinta-')));
        expect(there).toEqual(blog.output());
      } finally {
        again.stop();
      }
    }));
});

(process.platform === 'linux' ? testWith('sshd', 'sftp') : test.skip)(
  'sftp: a disk there that takes no more is thought of, since the protocol does not tell',
  () =>
    hosted('sftp', async ({ blog, folder }) => {
      mkdirSync(folder);
      symlinkSync('/dev/full', path.join(folder, '.tinta-deploy.json.tinta-new'));
      const [told] = (await deployBlog(blog)).diagnostics;
      expect(told?.message).toMatch(/could not be written \(.*Failure\)$/);
      expect(told?.remedy).toBe('Look whether the disk there is full or read-only: sftp does not tell.');
    }),
);

test('a disk that is read-only is told where rsync says it', () => {
  const stderr = 'rsync: [receiver] mkstemp "/srv/.x" failed: Read-only file system (30)';
  const ended = { code: 23, stdout: Buffer.alloc(0), stderr };
  expect(explainSsh('shelf:/srv', ended)).toMatchObject({
    message: `shelf:/srv is on a disk that is read-only (${stderr})`,
    remedy: 'Look at path: in site.yml, or have that disk made writable.',
  });
});

testWith('sshd', 'sftp')('sftp: what a deploy that was killed was sending is written over', () =>
  hosted('sftp', async ({ blog, folder }) => {
    mkdirSync(path.join(folder, 'a'), { recursive: true });
    writeFileSync(path.join(folder, 'a/index.html.tinta-new'), 'half');
    expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
    expect([...readFolder(folder).keys()].filter((file) => file.endsWith('.tinta-new'))).toEqual([]);
  }),
);

testWith('sshd', 'sftp')('sftp: of two deploys at once the next one sends what the other overwrote', () =>
  hosted('sftp', async ({ blog, folder, server }) => {
    const texts = (said: string): string =>
      Array.from({ length: 300 }, (_, n) => `== assets/${n}.txt\n${said} ${n}\n`).join('');
    blog.write(texts('ours'));
    const other = createBlog(
      `${siteFile('sftp', folder, server.config)}== posts/2024-01-02-b.md\nB.\n${texts('theirs')}`,
    );
    const command = [cliFile, 'deploy', '--dir', other.root, '--yes', '--drop-urls', '--max-deletes', '99'];
    const onUpload = (done: number): void => {
      if (done === 1) execFileSync(process.execPath, command, { stdio: 'ignore' });
    };
    expect(await deployBlog(blog, { onUpload })).toMatchObject({
      isDone: false,
      diagnostics: [{ code: 'deploy-not-ours' }],
    });
    const there = () => new Map([...readFolder(folder)].filter(([file]) => !file.startsWith('.tinta-')));
    expect(there()).not.toEqual(other.output());
    expect(await deployBlog(other)).toMatchObject({ isDone: true, isIdle: false });
    expect(there()).toEqual(other.output());
    expect(await deployBlog(other)).toMatchObject({ isIdle: true });
  }),
);

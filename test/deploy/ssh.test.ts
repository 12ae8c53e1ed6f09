import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { deployBlog } from '../support/deploy.ts';
import { testWith } from '../support/needs.ts';
import { type SshServer, startSshServer } from '../support/ssh-server.ts';
import { createBlog, readFolder, temporaryFolder, type TestBlog } from '../support/site.ts';

interface Host {
  readonly server: SshServer;
  readonly blog: TestBlog;
  readonly folder: string;
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
  try {
    const folder = path.join(temporaryFolder(), 'site');
    const texts = Array.from({ length: 30 }, (_, n) => `== pages/${n}.txt\ntext ${n}\n`).join('');
    const blog = createBlog(`${siteFile(kind, folder, server.config)}== posts/2024-01-02-a.md\nA.\n${texts}`);
    await work({ server, blog, folder });
  } finally {
    server.stop();
  }
}

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
        [change(/Port .*/, 'Port 1'), 'cannot be reached'],
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

testWith('sshd', 'sftp')('sftp: what a deploy that was killed was sending is written over', () =>
  hosted('sftp', async ({ blog, folder }) => {
    mkdirSync(path.join(folder, 'a'), { recursive: true });
    writeFileSync(path.join(folder, 'a/index.html.tinta-new'), 'half');
    expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
    expect([...readFolder(folder).keys()].filter((file) => file.endsWith('.tinta-new'))).toEqual([]);
  }),
);

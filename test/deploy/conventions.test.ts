import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hostFiles } from '../../src/deploy/targets/host-files.ts';
import { deployBlog, planOf } from '../support/deploy.ts';
import { createBare, readBranch, writeBranch } from '../support/git-branch.ts';
import { freePorts, ownLoopback } from '../support/loopback.ts';
import { findProgram, testWith } from '../support/needs.ts';
import { createBlog, readFolder, repository, type TestBlog, temporaryFolder } from '../support/site.ts';
import { untilOpen } from '../support/until-open.ts';

const post = `== posts/2024-01-02-a.md
---
aliases: [/old/, /older.html, "/viejo ñ/"]
---
A.
`;

function blogTo(target: string, url = 'https://blog.example'): TestBlog {
  return createBlog(`== site.yml\ntitle: A blog\nurl: ${url}\ndeploy:\n  place: ${target}\n${post}`);
}

describe('git', () => {
  test.each([
    ['git@github.com:me/blog.git', 'https://me.example', 'CNAME me.example'],
    ['https://github.com/me/blog', 'https://www.me.example', 'CNAME www.me.example'],
    ['ssh://git@codeberg.org/me/pages.git', 'https://me.example', '.domains me.example'],
    ['git@github.com:me/blog.git', 'https://me.github.io/blog', ''],
    ['git@github.com:me/me.github.io.git', 'https://me.github.io', ''],
    ['git@codeberg.org:me/pages.git', 'https://me.codeberg.page', ''],
    ['git@github.com:me/blog.git', 'https://me.example/blog', ''],
    ['git@github.com:me/blog.git', '', ''],
    ['git@host.example:me/github.com.git', 'https://me.example', ''],
  ])('%s, serving %s, is told of its domain: %s', (address, url, expected) => {
    const site = { url, drafts: false, future: false, sources: '', urls: {}, redirects: {} };
    const [, ...named] = hostFiles({ domain: '' }, address, site);
    expect(
      named.map(
        ({ path: file, content }) => `${file} ${'bytes' in content ? String(content.bytes).trim() : ''}`,
      ),
    ).toEqual(expected === '' ? [] : [expected]);
  });

  test('the branch is told to be left alone, and a domain that was set by hand stays', async () => {
    const bare = createBare();
    const blog = blogTo(`{kind: git, branch: pages, remote: "${bare}"}`);
    await deployBlog(blog);
    expect(readBranch(bare, 'pages').get('.nojekyll')).toBe('');
    expect(readBranch(bare, 'pages').has('CNAME')).toBe(false);
    expect(readBranch(bare, 'pages').has('404.html')).toBe(true);
    writeBranch(bare, 'pages', { CNAME: 'me.example\n' });
    blog.write('== posts/2024-01-03-b.md\nB.\n');
    expect(await deployBlog(blog, { adopts: true })).toMatchObject({ isDone: true });
    expect(readBranch(bare, 'pages').get('CNAME')).toBe('me.example\n');
  });

  test('a domain of one’s own is written where it is named', async () => {
    const bare = createBare();
    await deployBlog(blogTo(`{kind: git, branch: pages, remote: "${bare}", domain: me.example}`));
    expect(readBranch(bare, 'pages').get('CNAME')).toBe('me.example\n');
  });
});

/** A program in a PATH of its own that notes how it was called and what it was given. */
function standIn(
  program: string,
  code = 0,
): {
  env: { readonly [name: string]: string };
  notes: () => { args: string[]; cwd: string; token: string; files: Map<string, string> };
} {
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder, name);
  mkdirSync(at('bin'));
  const script = `#!/bin/sh
pwd > "${at('cwd')}"
for arg; do printf '%s\\n' "$arg"; done > "${at('args')}"
echo "$STAND_IN_TOKEN" > "${at('token')}"
for arg in "$@" .; do [ -f "$arg/index.html" ] && cp -r "$arg" "${at('taken')}" && break; done
echo "it says $STAND_IN_TOKEN" >&2
exit ${code}
`;
  writeFileSync(at(`bin/${program}`), script, { mode: 0o755 });
  const read = (name: string) => readFileSync(at(name), 'utf8').trim();
  return {
    env: {
      ...(process.env as { [name: string]: string }),
      PATH: `${at('bin')}:${process.env['PATH']}`,
      STAND_IN_TOKEN: 't0ken-t0ken',
    },
    notes: () => ({
      args: read('args').split('\n'),
      cwd: read('cwd'),
      token: read('token'),
      files: new Map(readFolder(at('taken'))),
    }),
  };
}

describe('platforms, by a stand-in for their program', () => {
  test('netlify is started with the finished folder, headers and redirects', async () => {
    const { env, notes } = standIn('netlify');
    const blog = blogTo('{kind: netlify, site: abc-123}');
    expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, diagnostics: [] });
    const { args, cwd, token, files } = notes();
    expect(args.filter((arg) => !arg.startsWith('/'))).toEqual([
      'deploy',
      '--prod',
      '--no-build',
      '--dir',
      '--site',
      'abc-123',
    ]);
    expect([cwd, token]).toEqual([blog.root, 't0ken-t0ken']);
    expect(files.get('_redirects')).toBe(
      '/old/ /a/ 301!\n/older.html /a/ 301!\n/viejo%20%C3%B1/ /a/ 301!\n/old /a/ 301!\n/viejo%20%C3%B1 /a/ 301!\n',
    );
    expect(files.get('_headers')).toContain(
      '/assets/made/*\n  Cache-Control: public, max-age=31536000, immutable\n',
    );
    expect(files.get('_headers')).toContain(
      '/feed.xml\n  Content-Type: application/atom+xml; charset=utf-8\n',
    );
    for (const name of ['_headers', '_redirects']) files.delete(name);
    expect(files).toEqual(blog.output());
    expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, isIdle: true });
    blog.write('== posts/2024-01-03-b.md\nB.\n');
    expect(
      planOf(await deployBlog(blog, { env, isDryRun: true }))?.added.map(({ path: file }) => file),
    ).toEqual(['b/index.html']);
  });

  test('cloudflare is started with the project and the branch, and the site below its base path', async () => {
    const { env, notes } = standIn('wrangler');
    const blog = blogTo('{kind: cloudflare, project: my-blog}', 'https://me.example/blog');
    // Its program is given the folder, whose index is below the base path.
    blog.write('== pages/_headers\n/mine\n  X: y\n');
    expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, diagnostics: [] });
    const folder = path.join(blog.root, '.tinta/deploy-place');
    expect(notes().args).toEqual([
      'pages',
      'deploy',
      folder,
      '--project-name',
      'my-blog',
      '--branch',
      'main',
      '--commit-dirty=true',
    ]);
    const files = readFolder(folder);
    expect(files.get('_redirects')).toContain('/blog/old/ /blog/a/ 301\n');
    expect(files.get('_headers')).toBe('/mine\n  X: y\n');
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['404.html', 'blog/index.html', 'blog/a/index.html']),
    );
  });

  test.each([
    ['== site.yml\ntitle: A\nurl: /blog\n', 'posts/2024-01-02-a.md'],
    ['== _config.yml\ntitle: A\nbaseurl: /blog\npermalink: /:title/\n', '_posts/2024-01-02-a.md'],
  ])('a base path without a host is one too: %s', async (config, file) => {
    const { env } = standIn('netlify');
    const text = '---\nredirect_from: /old/\n---\nA.\n';
    const blog = createBlog(`${config}deploy: {place: {kind: netlify}}\n== ${file}\n${text}`);
    expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true });
    const files = readFolder(path.join(blog.root, '.tinta/deploy-place'));
    expect(files.get('_redirects')).toBe('/blog/old/ /blog/a/ 301!\n/blog/old /blog/a/ 301!\n');
    expect(files.get('_headers')).toContain('/blog/assets/made/*\n');
    expect(files.has('blog/a/index.html')).toBe(true);
  });

  test('the folder for a base path bears the name that its host looks for', async () => {
    const { env } = standIn('netlify');
    const blog = blogTo('{kind: netlify}', 'https://me.example/mis%20diseños/a%2f..%2fb');
    expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, diagnostics: [] });
    const files = readFolder(path.join(blog.root, '.tinta/deploy-place'));
    expect([...files.keys()]).toContain('mis diseños/a%2f..%2fb/index.html');
  });

  test('vercel is started in the folder, with vercel.json and the project it is linked to', async () => {
    const { env, notes } = standIn('vercel');
    const blog = blogTo('{kind: vercel}');
    blog.write('== .vercel/project.json\n{"projectId":"p"}\n');
    expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, diagnostics: [] });
    const { args, files, cwd } = notes();
    expect(args).toEqual(['deploy', '--prod', '--yes']);
    expect(cwd).toBe(path.join(blog.root, '.tinta/deploy-place'));
    expect(files.has('.vercel/project.json')).toBe(true);
    const { redirects, headers } = JSON.parse(files.get('vercel.json') ?? '');
    expect(redirects).toContainEqual({ source: '/old/', destination: '/a/', statusCode: 301 });
    expect(headers).toContainEqual({
      source: '/assets/made/(.*)',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    });
  });

  test('a program that fails, and one that is not there, say so without the token', async () => {
    const failing = standIn('netlify', 3);
    const blog = blogTo('{kind: netlify}');
    const report = await deployBlog(blog, { env: failing.env });
    expect(report).toMatchObject({
      isDone: false,
      diagnostics: [{ code: 'deploy-failed', message: 'netlify: netlify ended with 3 (it says ***)' }],
    });
    const none = await deployBlog(blog, { env: { PATH: temporaryFolder() } });
    expect(none).toMatchObject({
      isDone: false,
      diagnostics: [
        { message: 'there is no program netlify', remedy: expect.stringContaining('netlify-cli') },
      ],
    });
    // What failed was not sent.
    expect(planOf(await deployBlog(blog, { env: standIn('netlify').env }))?.unchanged).toBe(0);
  });
});

describe('compressed files', () => {
  const long = `== pages/long.txt\n${'a line of text\n'.repeat(200)}== pages/short.txt\nshort\n`;

  test('stand beside what gets smaller, say the same, and go with it', async () => {
    const folder = path.join(temporaryFolder(), 'site');
    const blog = blogTo(`{kind: folder, path: "${folder}", compress: [gz, br]}`);
    blog.write(long);
    await deployBlog(blog);
    const read = (file: string) => readFileSync(path.join(folder, file));
    expect(gunzipSync(read('long.txt.gz'))).toEqual(read('long.txt'));
    expect(brotliDecompressSync(read('long.txt.br'))).toEqual(read('long.txt'));
    expect(readFolder(folder).has('short.txt.gz')).toBe(false);
    expect(await deployBlog(blog)).toMatchObject({ isIdle: true });
    blog.write(`== pages/long.txt\n${'another line of text\n'.repeat(200)}`);
    const edited = await deployBlog(blog);
    expect(
      planOf(edited)
        ?.changed.map(({ path: file }) => file)
        .toSorted(),
    ).toEqual(['long.txt', 'long.txt.br', 'long.txt.gz']);
    expect(gunzipSync(read('long.txt.gz'))).toEqual(read('long.txt'));
    blog.remove('pages/long.txt');
    expect(planOf(await deployBlog(blog))?.deleted.toSorted()).toEqual([
      'long.txt',
      'long.txt.br',
      'long.txt.gz',
    ]);
  });

  testWith('nginx')(
    'are what nginx sends, as the manual sets it up, with what may be kept and the page for what is not there',
    async () => {
      const folder = path.join(temporaryFolder(), 'site');
      const blog = blogTo(`{kind: folder, path: "${folder}", compress: gz}`);
      blog.write(
        `${long}== assets/made/x-480-0123456789.webp\nx\n== pages/bare.md\n---\npermalink: /bare\n---\nBare.\n`,
      );
      await deployBlog(blog);
      const manual = readFileSync(path.join(repository, 'pages/manual/deploying.md'), 'utf8');
      const [, server = ''] = /```nginx\n([\s\S]*?)```/.exec(manual) ?? [];
      const host = ownLoopback();
      const [port = 0] = await freePorts(host, 1);
      const at = temporaryFolder();
      const main = process.getuid?.() === 0 ? 'user root;' : '';
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${at}/${name};`)
        .join('\n');
      writeFileSync(
        path.join(at, 'nginx.conf'),
        `${main}\ndaemon off;\npid ${at}/pid;\nerror_log ${at}/error.log;\nevents {}\nhttp {\naccess_log off;\n${temporary}\ntypes { text/html html; text/plain txt; image/webp webp; }\n${server
          .replace('listen 80', `listen ${host}:${port}`)
          .replace('/var/www/blog', folder)}}\n`,
      );
      const nginx = spawn(
        findProgram('nginx') ?? 'nginx',
        ['-c', path.join(at, 'nginx.conf'), '-p', at, '-e', path.join(at, 'error.log')],
        { stdio: 'ignore' },
      );
      try {
        await untilOpen(host, port);
        const ask = (url: string, accept = 'gzip') =>
          new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
            (resolve, reject) => {
              get({ port, host, path: url, headers: { 'accept-encoding': accept } }, (answer) => {
                const pieces: Buffer[] = [];
                answer.on('data', (bytes: Buffer) => pieces.push(bytes));
                answer.on('end', () =>
                  resolve({
                    status: answer.statusCode ?? 0,
                    headers: answer.headers,
                    body: Buffer.concat(pieces),
                  }),
                );
              }).on('error', reject);
            },
          );
        const packed = await ask('/long.txt');
        expect(packed.headers['content-encoding']).toBe('gzip');
        expect(packed.body).toEqual(readFileSync(path.join(folder, 'long.txt.gz')));
        expect((await ask('/long.txt', 'identity')).body).toEqual(
          readFileSync(path.join(folder, 'long.txt')),
        );
        expect((await ask('/a/')).headers['cache-control']).toBe('public, max-age=0, must-revalidate');
        expect((await ask('/bare')).body.toString()).toContain('Bare.');
        expect((await ask('/assets/made/x-480-0123456789.webp')).headers['cache-control']).toBe(
          'public, max-age=31536000, immutable',
        );
        const missing = await ask('/nowhere/');
        expect([missing.status, missing.body.toString()]).toEqual([404, 'not found']);
        expect((await ask('/.tinta-deploy.json')).status).toBe(404);
      } finally {
        nginx.kill();
      }
    },
  );
});

describe('a CDN', () => {
  test('is told of what changed, without a shell; what it says does not undo the deploy', async () => {
    const folder = temporaryFolder();
    const tool = path.join(folder, 'tool');
    writeFileSync(tool, `#!/bin/sh\nfor arg; do printf '%s\\n' "$arg"; done > "${folder}/args"\n`, {
      mode: 0o755,
    });
    const blog = blogTo(
      `{kind: folder, path: ../share, invalidate: ["${tool}", "$(touch x)", "{urls}"]}`,
      'https://me.example/blog',
    );
    await deployBlog(blog);
    blog.write(
      '== posts/2024-01-02-a.md\n---\naliases: [/old/, /older.html, "/viejo ñ/"]\n---\nEdited.\n== layouts/atom.njk\n== layouts/rss.njk\n== layouts/json-feed.njk\n',
    );
    await deployBlog(blog);
    const args = readFileSync(path.join(folder, 'args'), 'utf8').trim().split('\n');
    expect(args).toEqual(expect.arrayContaining(['$(touch x)', '/blog/a/', '/blog/feed.xml']));

    blog.write(
      `== site.yml\ntitle: A blog\nurl: https://me.example/blog\ndeploy: {place: {kind: folder, path: ../share, invalidate: ["false"]}}\n== posts/2024-01-03-b.md\nB.\n`,
    );
    expect(await deployBlog(blog)).toMatchObject({
      isDone: true,
      diagnostics: [{ code: 'deploy-failed', severity: 'warning' }],
    });
  });
});

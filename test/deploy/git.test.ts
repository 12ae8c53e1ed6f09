import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run, runCli } from '../support/cli.ts';
import { deployBlog } from '../support/deploy.ts';
import { createBare, git, readBranch, writeBranch } from '../support/git-branch.ts';
import { type GitServer, serveGit } from '../support/git-http.ts';
import { testWith } from '../support/needs.ts';
import { createBlog, type TestBlog, temporaryFolder } from '../support/site.ts';

const token = 'tok-5eCreT-0123456789';

function blogTo(remote: string, more = ''): TestBlog {
  return createBlog(`== site.yml
title: A blog
url: https://blog.example
deploy:
  pages: {kind: git, remote: "${remote}", branch: pages${more}}
== posts/2024-01-02-a.md
A.
`);
}

function head(repository: string): string {
  return git(['rev-parse', 'pages'], repository).trim();
}

/** Every file below a folder, as one text. */
function everythingIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return files
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('deploys follow each other on the branch, signed by who deploys, and say that they are ours', async () => {
  const repository = createBare();
  const blog = blogTo(repository);
  const env = { ...process.env, GIT_COMMITTER_NAME: 'Inés', GIT_COMMITTER_EMAIL: 'ines@blog.example' };
  await deployBlog(blog, { env });
  blog.write('== posts/2024-01-02-a.md\nEdited.\n');
  await deployBlog(blog, { env });
  const log = Buffer.from(git(['log', '--format=%cn <%ce> %B', 'pages'], repository), 'latin1').toString();
  expect(log.match(/Inés <ines@blog\.example>/g)).toHaveLength(2);
  expect(log.match(/^Tinta-Deploy: 1$/gm)).toHaveLength(2);
  // T-DEP-6
  const tree = git(['ls-tree', '-r', 'pages'], repository).trim().split('\n');
  expect(tree.filter((line) => !line.startsWith('100644 blob '))).toEqual([]);
});

test('without history the branch holds one commit, and is replaced only while it is ours', async () => {
  const repository = createBare();
  const blog = blogTo(repository, ', history: false');
  const count = () => git(['rev-list', '--count', 'pages'], repository).trim();
  await deployBlog(blog);
  blog.write('== posts/2024-01-02-a.md\nEdited.\n');
  expect((await deployBlog(blog)).isDone).toBe(true);
  expect(count()).toBe('1');
  writeBranch(repository, 'pages', { 'hand.html': 'mine' });
  blog.write('== posts/2024-01-02-a.md\nEdited again.\n');
  expect(await deployBlog(blog)).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-not-ours' }] });
  expect(await deployBlog(blog, { adopts: true })).toMatchObject({ isDone: true });
  expect(count()).toBe('3');
  expect(readBranch(repository, 'pages').get('hand.html')).toBe('mine');
});

for (const remote of ['https://nowhere.invalid/a.git', 'git@nowhere.invalid:a.git'])
  testWith('git', 'ssh')(`a host that nobody knows by that name may be mistyped: ${remote}`, async () => {
    expect((await deployBlog(blogTo(remote))).diagnostics).toMatchObject([
      {
        message: expect.stringContaining('Could not resolve host'),
        remedy: 'Look at remote: in site.yml. If it is right, deploy again when it can be reached.',
      },
    ]);
  });

test('a branch with the sources of something is never replaced or emptied unasked', async () => {
  const repository = createBare();
  writeBranch(repository, 'pages', { 'src/main.c': 'int main;', 'README.md': '# Mine' });
  const before = head(repository);
  const report = await deployBlog(blogTo(repository));
  expect(report).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-not-ours' }] });
  expect(head(repository)).toBe(before);
});

test('the blog’s own repository is left as it was: branch, index, work tree and configuration', async () => {
  const repository = createBare();
  const blog = blogTo('origin');
  git(['init', '--quiet', '--initial-branch=main'], blog.root);
  git(['remote', 'add', 'origin', repository], blog.root);
  git(['add', 'site.yml'], blog.root);
  git(['commit', '--quiet', '--message', 'x'], blog.root);
  blog.write('== staged.txt\nx\n== .gitignore\n_site\n.tinta\n.published-urls\n');
  git(['add', 'staged.txt'], blog.root);
  const state = () => [
    git(['status', '--porcelain=v2', '--branch'], blog.root),
    git(['for-each-ref'], blog.root),
    readFileSync(path.join(blog.root, '.git/config'), 'utf8'),
    readFileSync(path.join(blog.root, '.git/index'), 'latin1'),
  ];
  const before = state();
  // As a hook of that repository would run it.
  const env = {
    ...process.env,
    GIT_DIR: path.join(blog.root, '.git'),
    GIT_INDEX_FILE: path.join(blog.root, '.git/index'),
  };
  expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true, diagnostics: [] });
  expect(state()).toEqual(before);
  expect(readBranch(repository, 'pages').has('a/index.html')).toBe(true);
});

// T-DEP-2
test('with a failed, a partial or no build the command exits 1 and the branch is as it was', async () => {
  const repository = createBare();
  const blog = blogTo(repository);
  const deploy = (...args: readonly string[]) => runCli(['deploy', '--yes', '--dir', blog.root, ...args]);
  expect((await deploy('--no-build')).code).toBe(1);
  expect(git(['for-each-ref'], repository)).toBe('');
  expect((await deploy()).code).toBe(0);
  const before = head(repository);
  blog.write('== posts/2024-02-02-c.md\n---\ndate: 2024-02-30\n---\n');
  const failed = await deploy();
  expect(failed).toMatchObject({ code: 1, stdout: expect.stringMatching(/^Not deployed\./) });
  expect(failed.stderr).toContain('date-impossible');
  expect((await deploy('--no-build')).stderr).toContain('older than the blog');
  blog.remove('posts/2024-02-02-c.md');
  blog.write('== posts/2024-01-02-a.md\nEdited.\n');
  expect((await runCli(['build', blog.root])).code).toBe(0);
  blog.remove('_site/a/index.html');
  expect((await deploy('--no-build')).code).toBe(1);
  expect(head(repository)).toBe(before);
  expect((await deploy()).code).toBe(0);
  expect(head(repository)).not.toBe(before);
});

// T-DEP-1
test.each([
  'ext::sh -c touch% PWNED',
  '--upload-pack=touch PWNED',
  '-oProxyCommand=touch PWNED:x',
  'ssh://-oProxyCommand=touch%20PWNED/x',
])('a remote of the repository that says %s runs nothing', async (address) => {
  const blog = blogTo('origin');
  const witness = path.join(blog.root, 'PWNED');
  git(['init', '--quiet'], blog.root);
  git(['config', 'remote.origin.url', address.replace('PWNED', witness)], blog.root);
  const report = await deployBlog(blog);
  expect(report).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-failed' }] });
  expect(existsSync(witness)).toBe(false);
  expect(existsSync(path.join(blog.root, '.tinta', 'PWNED'))).toBe(false);
});

test('hooks of the user’s do not run', async () => {
  const repository = createBare();
  const hooks = temporaryFolder();
  const witness = path.join(hooks, 'ran');
  writeFileSync(path.join(hooks, 'pre-push'), `#!/bin/sh\ntouch "${witness}"\nexit 1\n`, { mode: 0o755 });
  writeFileSync(path.join(hooks, 'config'), `[core]\nhooksPath = ${hooks}\n`);
  const env = { ...process.env, GIT_CONFIG_GLOBAL: path.join(hooks, 'config') };
  expect(await deployBlog(blogTo(repository), { env })).toMatchObject({ isDone: true });
  expect(existsSync(witness)).toBe(false);
});

test('what git keeps for us may be lost or damaged', async () => {
  const repository = createBare();
  const blog = blogTo(repository);
  await deployBlog(blog);
  const kept = path.join(blog.root, '.tinta/deploy-pages.git');
  for (const [n, harm] of [
    () => rmSync(path.join(kept, 'objects'), { recursive: true }),
    () => rmSync(kept, { recursive: true }),
    () => writeFileSync(path.join(kept, 'HEAD'), 'nonsense'),
    () => writeFileSync(path.join(kept, 'config'), '[core\n'),
  ].entries()) {
    harm();
    blog.write(`== posts/2024-01-02-a.md\nEdited ${n}.\n`);
    expect(await deployBlog(blog)).toMatchObject({
      isDone: true,
      diagnostics: [],
      proposal: { plan: { added: [] } },
    });
    expect(readBranch(repository, 'pages').get('a/index.html')).toContain(`Edited ${n}.`);
  }
});

test('a branch that its host protects says so', async () => {
  const repository = createBare();
  writeFileSync(path.join(repository, 'hooks/pre-receive'), '#!/bin/sh\necho protected >&2\nexit 1\n', {
    mode: 0o755,
  });
  expect(await deployBlog(blogTo(repository))).toMatchObject({
    isDone: false,
    diagnostics: [{ code: 'deploy-failed', message: expect.stringContaining('refuses the branch') }],
  });
});

test('a disk of its host that is full is told', async () => {
  const repository = createBare();
  const said = 'fatal: unable to write loose object file: No space left on device';
  writeFileSync(path.join(repository, 'hooks/pre-receive'), `#!/bin/sh\necho "${said}" >&2\nexit 1\n`, {
    mode: 0o755,
  });
  const { diagnostics } = await deployBlog(blogTo(repository));
  expect(diagnostics).toMatchObject([
    { message: expect.stringContaining('is full (remote: '), remedy: 'Make room there, and deploy again.' },
  ]);
});

test('a repository that is not there, and a remote that has no name, say so', async () => {
  expect((await deployBlog(blogTo('../nowhere.git'))).diagnostics).toMatchObject([
    { code: 'deploy-failed', remedy: expect.stringContaining('remote:') },
  ]);
  expect((await deployBlog(blogTo('upstream'))).diagnostics).toMatchObject([
    { code: 'deploy-failed', message: expect.stringContaining('has no remote upstream') },
  ]);
});

async function served(
  work: (place: { repository: string; server: GitServer; blog: TestBlog }) => Promise<void>,
): Promise<void> {
  const repository = createBare();
  const server = await serveGit(repository, token);
  try {
    await work({ repository, server, blog: blogTo(server.address) });
  } finally {
    server.stop();
  }
}

// T-DEP-4
test('the token comes from the environment and is seen nowhere: traces, logs, files, process list', async () => {
  await served(async ({ repository, blog }) => {
    const home = temporaryFolder();
    const [seen, trace] = [path.join(home, 'seen'), path.join(home, 'trace')];
    // A git before git that notes what it was called with.
    const real = (await run('which', ['git'])).stdout.trim();
    mkdirSync(path.join(home, 'bin'));
    writeFileSync(
      path.join(home, 'bin/git'),
      `#!/bin/sh\nps -eo args >> "${seen}"\necho "$@" >> "${seen}"\nexec "${real}" "$@"\n`,
      { mode: 0o755 },
    );
    writeFileSync(path.join(home, '.gitconfig'), '[credential]\nhelper = store\n');
    const env = {
      HOME: home,
      GIT_CONFIG_GLOBAL: path.join(home, '.gitconfig'),
      PATH: `${home}/bin:${process.env['PATH']}`,
      TINTA_GIT_TOKEN: token,
      GIT_TRACE: trace,
      GIT_TRACE_CURL: trace,
      GIT_TRACE_PACKET: trace,
      GIT_TRACE_SETUP: trace,
      GIT_TRACE_REDACT: '0',
      GIT_CURL_VERBOSE: '1',
    };
    const done = await runCli(['deploy', '--yes', '--dir', blog.root], { env });
    expect(done).toMatchObject({ code: 0 });
    expect(readBranch(repository, 'pages').has('a/index.html')).toBe(true);
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    const everything = [
      done.stdout,
      done.stderr,
      everythingIn(home),
      everythingIn(blog.root),
      everythingIn(repository),
    ].join('\n');
    expect(readFileSync(seen, 'utf8')).toContain('push');
    expect(readFileSync(trace, 'utf8')).toContain('receive-pack');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(basic);
  });
});

test('a password that stands in the address of the blog’s remote is used and not shown', async () => {
  await served(async ({ repository, server }) => {
    const blog = blogTo('origin');
    git(['init', '--quiet'], blog.root);
    git(['remote', 'add', 'origin', server.address.replace('http://', `http://me:${token}@`)], blog.root);
    const trace = path.join(temporaryFolder(), 'trace');
    const done = await runCli(['deploy', '--yes', '--dir', blog.root], { env: { GIT_TRACE: trace } });
    expect(done.code).toBe(0);
    expect(readBranch(repository, 'pages').has('a/index.html')).toBe(true);
    expect(done.stdout + done.stderr + readFileSync(trace, 'utf8')).not.toContain(token);
    expect(everythingIn(path.join(blog.root, '.tinta'))).not.toContain(token);
  });
});

test('a wrong token, and none, are refused in words, without waiting for an answer', async () => {
  await served(async ({ repository, blog }) => {
    for (const wrong of ['wrong-token-1234', '']) {
      const report = await deployBlog(blog, {
        env: { ...process.env, HOME: temporaryFolder(), TINTA_GIT_TOKEN: wrong },
      });
      expect(report).toMatchObject({
        isDone: false,
        diagnostics: [{ code: 'deploy-failed', remedy: expect.stringContaining('TINTA_GIT_TOKEN') }],
      });
      expect(JSON.stringify(report.diagnostics)).not.toContain('wrong-token-1234');
    }
    expect(readBranch(repository, 'pages').size).toBe(0);
  });
});

// T-DEP-5
test('a network that dies while a push is under way leaves the old site, and the next deploy completes', async () => {
  await served(async ({ repository, server, blog }) => {
    const env = { ...process.env, TINTA_GIT_TOKEN: token };
    await deployBlog(blog, { env });
    const before = head(repository);
    blog.write(
      `== pages/large.txt\n${'line of text '.repeat(20_000)}${Math.random()}\n== posts/2024-01-02-a.md\nEdited.\n`,
    );
    server.breaksAfter = 1;
    const report = await deployBlog(blog, { env });
    expect(report).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-failed' }] });
    expect(head(repository)).toBe(before);
    server.breaksAfter = null;
    expect(await deployBlog(blog, { env })).toMatchObject({ isDone: true });
    expect(readBranch(repository, 'pages').get('a/index.html')).toContain('Edited.');
  });
});

test('a push that is killed at any moment leaves the old site or the new one', async () => {
  const repository = createBare();
  const blog = blogTo(repository);
  const write = (round: number) =>
    ['a', 'b', 'c'].forEach((name) => blog.write(`== posts/2024-01-02-${name}.md\nRound ${round}.\n`));
  const deploy = (options = {}) => runCli(['deploy', '--yes', '--dir', blog.root], options);
  /** The rounds that pages of one commit speak of. */
  const rounds = () => {
    const commit = head(repository);
    const pages = ['a', 'b', 'c'].map((name) => git(['show', `${commit}:${name}/index.html`], repository));
    return new Set(pages.map((text) => /Round \d+/.exec(text)?.[0]));
  };
  write(0);
  const start = performance.now();
  await deploy();
  const span = performance.now() - start;
  for (let n = 1; n <= 10; n++) {
    write(n);
    await deploy({ killAfterMs: span * (0.3 + (0.7 * n) / 10) });
    expect(rounds().size).toBe(1);
  }
  // What git was doing when its parent was killed it does to the end, so that the branch may move once more.
  const last = await deploy();
  if (last.code !== 0) expect((await deploy()).code).toBe(0);
  expect(rounds()).toEqual(new Set(['Round 10']));
});

// T-DEP-4
test('the token of the environment is not sent where others on the way could read it', async () => {
  const told: string[] = [];
  const listener = createServer((request, response) => {
    told.push(request.headers.authorization ?? '');
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = listener.address() as AddressInfo;
    const blog = blogTo('origin');
    git(['init', '--quiet'], blog.root);
    // A name of this machine that is not the one of loopback stands for any other.
    git(['remote', 'add', 'origin', `http://127.0.0.2:${port}/blog.git`], blog.root);
    const env = { ...process.env, HOME: temporaryFolder(), TINTA_GIT_TOKEN: token };
    const proxied = { ...env, http_proxy: `http://127.0.0.1:${port}`, no_proxy: '' };
    expect(await deployBlog(blog, { env: proxied })).toMatchObject({
      isDone: false,
      diagnostics: [{ code: 'deploy-failed' }],
    });
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((authorization) => authorization !== '')).toEqual([]);
  } finally {
    listener.close();
  }
});

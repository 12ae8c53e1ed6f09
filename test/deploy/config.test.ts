import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { parseYaml } from '../../src/content/data/parse-yaml.ts';
import { formatDiagnostic } from '../../src/diagnostics/format-diagnostic.ts';
import { isMap } from '../../src/types/data.ts';
import { deployBlog } from '../support/deploy.ts';
import { createBlog } from '../support/site.ts';

const head = 'title: A blog\nurl: https://blog.example\n';

function read(text: string) {
  const { value } = parseYaml(head + text, { file: 'site.yml', what: 'configuration' });
  return readConfig({ file: 'site.yml', text: head + text, data: isMap(value) ? value : {} }, {});
}

/** `code line message` of each. */
function faults(text: string): readonly string[] {
  return read(text).diagnostics.map(({ code, severity, line, message, remedy }) => {
    expect(severity).toBe('error');
    return `${code} ${line} ${message} | ${remedy}`;
  });
}

test('targets come in the order written, with their defaults', () => {
  const { value, diagnostics } = read(`deploy:
  production: {kind: git, remote: "git@codeberg.org:me/pages.git"}
  share: {kind: folder, path: ../site, max_deletes: 0, compress: [br, gz]}
  host: {kind: rsync, host: me@host.example, path: /var/www, port: 2222}
  bucket: {kind: s3, bucket: my-blog, endpoint: "https://s3.host.example/", prefix: /blog/}
  pages: {kind: cloudflare, project: my-blog}
`);
  expect(diagnostics).toEqual([]);
  expect(value.deploy).toMatchObject([
    { name: 'production', kind: 'git', branch: 'gh-pages', history: true, maxDeletes: 256, url: '' },
    { name: 'share', kind: 'folder', path: '../site', maxDeletes: 0, compress: ['gz', 'br'] },
    { name: 'host', kind: 'rsync', host: 'me@host.example', path: '/var/www', port: 2222 },
    { name: 'bucket', kind: 's3', endpoint: 'https://s3.host.example', prefix: 'blog', region: 'us-east-1' },
    { name: 'pages', kind: 'cloudflare', project: 'my-blog', branch: 'main' },
  ]);
});

test.each([
  ['an unknown kind', 'deploy:\n  a: {kind: rsnc}\n', /^config-type 4 .*rsnc.*Did you mean rsync\?/],
  ['no kind', 'deploy:\n  a: {path: x}\n', /^config-type 4 .*nothing/],
  [
    'a near miss of a key',
    'deploy:\n  a:\n    kind: git\n    brnch: x\n',
    /^config-type 6 brnch.*Did you mean branch\?/,
  ],
  ['a key of another kind', 'deploy:\n  a: {kind: git, bucket: x}\n', /^config-type 4 bucket/],
  ['a key that is missing', 'deploy:\n  a: {kind: s3}\n', /^config-type 4 deploy\.a needs bucket/],
  ['a target that is a word', 'deploy:\n  a: git\n', /^config-type 4 deploy\.a takes a mapping/],
  ['a deploy that is a list', 'deploy: [git]\n', /^config-type 3 deploy takes a mapping/],
  ['a name that is an option', 'deploy:\n  --yes: {kind: folder, path: x}\n', /^config-type 3 --yes/],
  [
    'a command as one text',
    'deploy:\n  a: {kind: folder, path: x, invalidate: "rm -rf x"}\n',
    /^config-type 4 .*takes a list/,
  ],
  [
    'a port that is none',
    'deploy:\n  a: {kind: sftp, host: h, path: p, port: 70000}\n',
    /^config-type 4 70000/,
  ],
  [
    'an unknown compression',
    'deploy:\n  a: {kind: folder, path: x, compress: zip}\n',
    /^config-type 4 .*gz, br/,
  ],
])('%s is an error with its line', (_, text, expected) => {
  const found = faults(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(expected);
});

// T-DEP-1
test.each([
  '--upload-pack=touch x',
  'a;touch x',
  '$(touch x)',
  'a b',
  '-f',
  '`touch x`',
  'a..b',
  'a/',
  '.a',
  'a.lock',
  'HEAD',
  'a\\nb',
  '@{-1}',
])('a branch of the name %s is refused', (branch) => {
  const found = faults(`deploy:\n  a:\n    kind: git\n    branch: "${branch.replaceAll('\\', '\\')}"\n`);
  expect(found).toEqual([expect.stringMatching(/^config-type 6 deploy\.a\.branch has a form/)]);
});

// T-DEP-1
test.each([
  '--upload-pack=touch x',
  '-f',
  'ext::sh -c touch% x',
  'ext::touch',
  'fd::17',
  'ssh://-oProxyCommand=touch/x',
  '-oProxyCommand=touch:x',
  'host:-x',
  'git@host:$(touch x)',
  'https://host.example/a b',
  'http://host.example/a',
  'origin; touch x',
])('a remote of the name %s is refused', (remote) => {
  expect(faults(`deploy:\n  a:\n    kind: git\n    remote: "${remote}"\n`)).toEqual([
    expect.stringMatching(/^config-type 6 deploy\.a\.remote has a form/),
  ]);
});

test.each([
  'origin',
  'git@github.com:me/blog.git',
  'work:me/blog.git',
  'ssh://git@host:2222/me/blog',
  'https://host/a.git',
  '../b.git',
  '/srv/a b.git',
  'file:///srv/b.git',
  'http://127.0.0.1:80/a.git',
])('a remote of the form %s is taken', (remote) =>
  expect(faults(`deploy:\n  a: {kind: git, remote: "${remote}"}\n`)).toEqual([]),
);

test.each([
  ['rsync', 'host', '-oProxyCommand=touch x'],
  ['rsync', 'host', 'h;touch x'],
  ['rsync', 'path', '-x'],
  ['rsync', 'path', '/srv/$(touch x)'],
  ['sftp', 'path', '/'],
  ['sftp', 'path', 'a"b'],
  ['sftp', 'ssh_config', "a'b"],
  ['s3', 'bucket', '../x'],
  ['s3', 'endpoint', 'file:///x'],
  ['s3', 'prefix', '../x'],
  ['cloudflare', 'project', '--config=x'],
  ['netlify', 'site', '-x'],
])('%s: a %s of %s is refused', (kind, key, value) => {
  const needed: { readonly [kind: string]: string } = {
    rsync: 'host: h\n    path: p',
    sftp: 'host: h\n    path: p',
    s3: 'bucket: abc',
    cloudflare: 'project: p',
  };
  const lines = (needed[kind] ?? '').split('\n    ').filter((line) => !line.startsWith(`${key}:`));
  const found = faults(
    `deploy:\n  a:\n    kind: ${kind}\n    ${[...lines, `${key}: '${value.replaceAll("'", "''")}'`].join('\n    ')}\n`,
  );
  expect(found).toEqual([expect.stringContaining(`deploy.a.${key} has a form that is not taken`)]);
});

test('a bucket whose name is too short is told the rule', () => {
  const { diagnostics } = read('deploy:\n  a: {kind: s3, bucket: b}\n');
  expect(diagnostics.map(({ remedy }) => remedy)).toEqual([
    'The name of a bucket is 3 to 63 small letters, digits, dots and hyphens, with a letter or digit at both ends. Write something like my-blog.',
  ]);
});

test.each([
  ['git', 'token', 'abc123', 'TINTA_GIT_TOKEN'],
  ['git', 'remote', 'https://me:hunter2@host.example/a.git', 'TINTA_GIT_TOKEN'],
  ['git', 'remote', 'https://ghp_0123456789abcdef@github.com/a.git', 'TINTA_GIT_TOKEN'],
  ['s3', 'secret_access_key', 'abc123', 'AWS_SECRET_ACCESS_KEY'],
  ['s3', 'bucket', 'AKIA0123456789ABCDEF', 'AWS_ACCESS_KEY_ID'],
  ['sftp', 'password', 'abc123', 'ssh'],
  ['netlify', 'auth_token', 'abc123', 'NETLIFY_AUTH_TOKEN'],
  ['cloudflare', 'api_token', 'abc123', 'CLOUDFLARE_API_TOKEN'],
  ['vercel', 'token', 'abc123', 'VERCEL_TOKEN'],
])('a secret in %s.%s is refused with where it belongs, and not shown', (kind, key, value, place) => {
  const { diagnostics } = read(`deploy:\n  a:\n    kind: ${kind}\n    ${key}: "${value}"\n`);
  const found = diagnostics.find(({ code }) => code === 'deploy-secret');
  expect(found).toMatchObject({ severity: 'error', file: 'site.yml', line: 6 });
  expect(found?.remedy).toContain(place);
  expect(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n')).not.toContain(value);
});

test.each([
  ['site.yml', 'posts'],
  ['_config.yml', '_posts'],
])('where %s names no target, one is shown that is taken as it is written', async (file, folder) => {
  const [config, post] = [`== ${file}\n${head}`, `== ${folder}/2024-01-02-a.md\n---\ntitle: A\n---\nA.\n`];
  const without = await deployBlog(createBlog(config + post));
  expect(without).toMatchObject({ isDone: false, isMisnamed: false });
  expect(without.diagnostics).toHaveLength(1);
  const [{ message, remedy } = { message: '', remedy: '' }] = without.diagnostics;
  expect(message).toBe(`${file} names no target to deploy to`);
  const [shown] = /deploy: \{.*\}\}/.exec(remedy ?? '') ?? [];
  const written = await deployBlog(createBlog(`${config}${shown}\n${post}`), { isDryRun: true });
  expect(written.diagnostics.map((found) => found.message)).toEqual([
    'the blog’s repository has no remote origin',
  ]);
});

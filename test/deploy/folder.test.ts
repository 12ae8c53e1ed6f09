import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readRecord, recordName } from '../../src/deploy/deploy-record.ts';
import { cliFile, run, runCli } from '../support/cli.ts';
import { deployBlog, planOf } from '../support/deploy.ts';
import { createBlog, readFolder, type TestBlog } from '../support/site.ts';

const files = `== site.yml
title: A blog
url: https://blog.example
feeds: false
sitemap: false
taxonomies: {categories: false, tags: false, authors: false, series: false}
archive: false
per_page: 100
deploy:
  share: {kind: folder, path: ../share}
== posts/2024-01-02-a.md
A.
== posts/2024-01-03-b.md
B.
== assets/a.css
a {}
`;

function withoutRecord(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([file]) => file !== recordName));
}

function shareOf(blog: TestBlog): string {
  return path.join(blog.root, '../share');
}

test('more deletions than max_deletes, or half the site, must be confirmed', async () => {
  const many = Array.from({ length: 30 }, (_, n) => `== posts/2023-01-01-p${n}.md\nP.\n`).join('');
  const blog = createBlog(files.replace('../share}', '../share, max_deletes: 5}') + many);
  await deployBlog(blog);
  for (let n = 0; n < 6; n++) blog.remove(`posts/2023-01-01-p${n}.md`);
  const before = readFolder(shareOf(blog));
  const refused = await deployBlog(blog);
  expect(refused).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-deletions' }] });
  expect(refused.diagnostics[0]?.remedy).toContain('--max-deletes 6');
  expect(readFolder(shareOf(blog))).toEqual(before);
  const dry = await runCli(['deploy', '--dry-run', '--json', '--dir', blog.root]);
  expect([dry.code, JSON.parse(dry.stdout)]).toMatchObject([1, { ok: false, dryRun: true }]);
  expect((await deployBlog(blog, { maxDeletes: 5 })).isDone).toBe(false);
  expect((await deployBlog(blog, { maxDeletes: 6 })).isDone).toBe(true);
  for (let n = 6; n < 30; n++) blog.remove(`posts/2023-01-01-p${n}.md`);
  blog.write(files);
  expect(await deployBlog(blog)).toMatchObject({
    diagnostics: [{ code: 'deploy-deletions', message: expect.stringContaining('more than half') }],
  });
});

test('a picture that was made anew is no deletion that must be confirmed', async () => {
  const made = (from: number) =>
    Array.from({ length: 9 }, (_, n) => `== assets/made/${from + n}.txt\n${n}\n`).join('');
  const limited = files.replace('../share}', '../share, max_deletes: 5}');
  const blog = createBlog(limited + made(10));
  await deployBlog(blog);
  for (let n = 10; n < 19; n++) blog.remove(`assets/made/${n}.txt`);
  blog.write(made(20));
  expect((await deployBlog(blog)).isDone).toBe(true);
  expect([...readFolder(shareOf(blog)).keys()].filter((file) => file.includes('made/1'))).toEqual([]);
  for (let n = 20; n < 29; n++) blog.remove(`assets/made/${n}.txt`);
  expect((await deployBlog(blog)).diagnostics).toMatchObject([{ code: 'deploy-deletions' }]);
});

// T-DEP-6
test('files are readable by every server, whatever the umask; no link is followed or left', async () => {
  const blog = createBlog(files);
  const done = await run('bash', [
    '-c',
    `umask 077; "${process.execPath}" "${cliFile}" deploy --yes --dir "${blog.root}"`,
  ]);
  expect(done.code).toBe(0);
  const mode = (file: string) => (lstatSync(path.join(shareOf(blog), file)).mode & 0o777).toString(8);
  expect([mode('index.html'), mode('a'), mode('a/index.html'), mode('assets')]).toEqual([
    '644',
    '755',
    '644',
    '755',
  ]);

  const elsewhere = path.join(blog.root, '../elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(path.join(elsewhere, 'index.html'), 'theirs');
  const linked = createBlog(files.replace('../share', '../linked'));
  await linked.build();
  const share = path.join(linked.root, '../linked');
  mkdirSync(share);
  symlinkSync(elsewhere, path.join(share, 'a'));
  symlinkSync(path.join(elsewhere, 'index.html'), path.join(share, 'index.html'));
  expect((await deployBlog(linked, { adopts: true, maxDeletes: 2 })).isDone).toBe(true);
  expect(readFileSync(path.join(elsewhere, 'index.html'), 'utf8')).toBe('theirs');
  expect(withoutRecord(readFolder(share))).toEqual(linked.output());
});

test.each(['.', '..', '/', '_site', 'posts', '_site/x', '.tinta/x', '~/../root'])(
  '%s is no place for a site',
  async (place) => {
    const blog = createBlog(files.replace('../share', place));
    const report = await deployBlog(blog);
    expect(report.isDone).toBe(false);
    expect(planOf(report)).toBeNull();
    expect(['deploy-refused', 'config-type']).toContain(report.diagnostics[0]?.code);
  },
);

test('a Jekyll blog is not deployed into itself, where the next build would publish it again', async () => {
  const blog = createBlog(`== _config.yml
title: A blog
url: https://blog.example
deploy:
  docs: {kind: folder, path: docs}
  hidden: {kind: folder, path: _docs}
== _posts/2024-01-02-a.md
A.
`);
  expect(await deployBlog(blog)).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-refused' }] });
  expect(await deployBlog(blog, { target: 'hidden' })).toMatchObject({ isDone: true, diagnostics: [] });
  expect(await deployBlog(blog, { target: 'hidden' })).toMatchObject({ isIdle: true, diagnostics: [] });
});

// T-DEP-2
test.each<[string, (blog: TestBlog) => Promise<void> | void, string]>([
  ['no build', () => {}, 'not a site that Tinta built'],
  ['a folder of others', (blog) => blog.write('== _site/index.html\nx\n'), 'not a site that Tinta built'],
  [
    'a build that failed after an edit',
    async (blog) => {
      await blog.build();
      blog.write('== posts/2024-02-02-c.md\n---\ndate: 2024-02-30\n---\n');
      await blog.build();
    },
    'older than the blog',
  ],
  [
    'a build that was killed',
    async (blog) => {
      await blog.build();
      writeFileSync(path.join(blog.out, '.tinta-publishing.json'), '["index.html"]');
    },
    'not finished',
  ],
  ['drafts', async (blog) => void (await blog.build({ drafts: true })), 'with drafts'],
  ['the future', async (blog) => void (await blog.build({ future: true })), 'in the future'],
  [
    'another address',
    async (blog) => void (await blog.build({ baseUrl: 'http://localhost:4000' })),
    'built for http://localhost:4000',
  ],
  [
    'a file edited by hand',
    async (blog) => {
      await blog.build();
      writeFileSync(path.join(blog.out, 'index.html'), 'by hand');
    },
    'index.html in _site is not as it was built',
  ],
  [
    'a file that is gone',
    async (blog) => {
      await blog.build();
      blog.remove('_site/a/index.html');
    },
    'a/index.html in _site is not as it was built',
  ],
])('what comes of %s is not deployed', async (_, make, why) => {
  const blog = createBlog(files);
  await make(blog);
  const report = await deployBlog(blog, { builds: false });
  expect(report).toMatchObject({ isDone: false, proposal: null, diagnostics: [{ code: 'deploy-refused' }] });
  expect(report.diagnostics[0]?.message).toContain(why);
  expect(lstatSync(shareOf(blog), { throwIfNoEntry: false })).toBeUndefined();
});

// T-DEP-2
test('a blog with errors is not deployed, and says all of them', async () => {
  const blog = createBlog(files);
  await deployBlog(blog);
  const before = readFolder(shareOf(blog));
  blog.write('== posts/2024-02-02-c.md\n---\ndate: 2024-02-30\n---\n');
  const report = await deployBlog(blog);
  expect(report).toMatchObject({ isDone: false, proposal: null, diagnostics: [{ code: 'date-impossible' }] });
  expect(readFolder(shareOf(blog))).toEqual(before);
});

test('drafts are never deployed, even where site.yml shows them', async () => {
  const blog = createBlog(
    `${files.replace('archive:', 'drafts: true\narchive:')}== drafts/secret.md\nSecret.\n`,
  );
  await blog.build();
  expect(blog.has('secret/index.html')).toBe(true);
  expect((await deployBlog(blog)).isDone).toBe(true);
  expect(readFolder(shareOf(blog)).has('secret/index.html')).toBe(false);
});

test('a target with an address of its own gets a site that was built for it', async () => {
  const blog = createBlog(files.replace('../share}', '../share, url: "https://staging.example/x"}'));
  blog.write('== layouts/post.njk\n{{ page.permalink }}\n');
  expect((await deployBlog(blog)).isDone).toBe(true);
  expect(readFolder(shareOf(blog)).get('a/index.html')).toContain('https://staging.example/x/a/');
});

test('the command shows the plan and asks; without a terminal it takes --yes', async () => {
  const blog = createBlog(files);
  const args = ['deploy', '--dir', blog.root];
  const asked = await runCli(args);
  expect(asked.code).toBe(2);
  expect(asked.stdout).toMatch(/^Not deployed: there is no terminal to ask on\./);
  expect(asked.stderr).toMatch(
    /folder \.\.\/share\n {2}\d+ added, 0 changed, 0 deleted, 0 unchanged; .* to send\n/,
  );
  expect(asked.stderr).toContain('  + /a/\n');
  const dry = await runCli([...args, '--dry-run']);
  expect(dry).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Nothing was sent: this was a dry run\./),
  });
  expect(lstatSync(shareOf(blog), { throwIfNoEntry: false })).toBeUndefined();
  const done = await runCli([...args, 'share', '--yes']);
  expect(done).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Deployed: \d+ sent \(.*\), 0 deleted, 0 unchanged\./),
  });
  const again = await runCli([...args, '--yes', '--json']);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(again.stdout)).toMatchObject({
    ok: true,
    unchanged: true,
    plan: { added: [], bytes: 0 },
  });
  const unknown = await runCli([...args, 'shar', '--yes']);
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean share?') });
  const asData = await runCli([...args, 'shar', '--yes', '--json']);
  expect([asData.code, JSON.parse(asData.stdout)]).toMatchObject([
    2,
    { ok: false, diagnostics: [{ code: 'deploy-refused' }] },
  ]);
  blog.write('== site.yml\ntitle: A blog\n');
  expect((await runCli(args)).code).toBe(1);
  expect((await runCli([...args, 'share'])).code).toBe(2);
});

test('another deploy that writes to the place meanwhile is told, and a record that says nothing stays', async () => {
  const blog = createBlog(files);
  const record = path.join(shareOf(blog), recordName);
  const onUpload = (done: number) => (done === 1 ? writeFileSync(record, 'of another deploy') : undefined);
  const report = await deployBlog(blog, { onUpload });
  expect(report).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-not-ours' }] });
  expect(report.diagnostics[0]?.message).toBe(
    'another deploy was at work in folder ../share at the same time',
  );
  expect(readFileSync(record, 'utf8')).toBe('of another deploy');
});

test('what this deploy sent over the files of another one is sent again by the next', async () => {
  const blog = createBlog(files);
  const record = path.join(shareOf(blog), recordName);
  const theirs = { 'a/index.html': 'theirs', 'theirs/index.html': 'theirs' };
  const onUpload = (done: number) =>
    done === 1 ? writeFileSync(record, JSON.stringify({ version: 1, files: theirs })) : undefined;
  expect(await deployBlog(blog, { onUpload })).toMatchObject({ diagnostics: [{ code: 'deploy-not-ours' }] });
  const left = readRecord(readFileSync(record, 'utf8'));
  expect([left?.get('theirs/index.html'), left?.get('a/index.html'), left?.get('assets/a.css')]).toEqual([
    'theirs',
    '',
    '',
  ]);
});

test.runIf(process.platform === 'linux')('where the system takes no folder, that is told', async () => {
  const blog = createBlog(files.replace('../share}', '/proc/x/site}'));
  const { isDone, diagnostics } = await deployBlog(blog);
  expect([isDone, ...diagnostics.map(({ message }) => message)]).toEqual([
    false,
    'folder /proc/x/site cannot be written: no folder can be made there',
  ]);
});

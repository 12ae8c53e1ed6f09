import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { HtmlValidate } from 'html-validate/node';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { parseYaml } from '../../src/content/data/parse-yaml.ts';
import { ciHosts } from '../../src/create/ci-files.ts';
import { newBlog } from '../../src/create/new-blog.ts';
import { words } from '../../src/layouts/words/words.ts';
import { run, runCli } from '../support/cli.ts';
import { createBlog, readFolder, repository, temporaryFolder } from '../support/site.ts';

const now = new Date('2026-05-04T10:00:00Z');
const env = { SOURCE_DATE_EPOCH: String(now.getTime() / 1000), LC_ALL: 'C' };

describe('a new blog', () => {
  for (const language of Object.keys(words)) {
    test(`builds in ${language} without a warning, with every link whole and valid HTML`, async () => {
      const wish = {
        title: 'Ñandú: "yes"',
        language,
        url: 'https://me.example/blog',
        timezone: 'Asia/Tokyo',
        now,
      };
      const blog = createBlog('', { theme: repository });
      for (const [file, text] of newBlog(wish)) blog.write(`== ${file}\n${text}`);
      const later = new Date('2026-05-05T10:00:00Z');
      const report = await blog.build({ now: later });
      expect(report).toMatchObject({ isDone: true, posts: 1, diagnostics: [] });
      const roots = { blog: blog.root, theme: repository };
      expect(await check({ roots, now: later, version: 'test' })).toEqual([]);
      const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
      for (const file of [...blog.output().keys()].filter((name) => name.endsWith('.html'))) {
        const { valid, results } = await validator.validateString(blog.read(file), file);
        expect(valid, `${file} ${JSON.stringify(results[0]?.messages[0])}`).toBe(true);
      }
      expect(blog.read('index.html')).toContain(`<html lang="${language}"`);
    });
  }

  test('teaches by comments that are settings when they are uncovered', async () => {
    const blog = createBlog('', { theme: repository });
    const files = newBlog({ title: 'A', language: 'en', url: 'https://a.example', timezone: 'UTC', now });
    for (const [file, text] of files) blog.write(`== ${file}\n${text}`);
    const site = readFileSync(path.join(blog.root, 'site.yml'), 'utf8');
    const uncovered = site.replace(/^# (?=(?: *[a-z_]+:|  - \{))/gm, '');
    expect(
      Object.keys(Object(parseYaml(uncovered, { file: 'site.yml', what: 'configuration' }).value)),
    ).toEqual(
      'title description url language timezone nav author social permalink per_page theme markdown deploy'.split(
        ' ',
      ),
    );
    writeFileSync(path.join(blog.root, 'site.yml'), uncovered);
    expect((await blog.build({ now })).diagnostics).toEqual([]);
  });

  test('is made by one command, and builds with the next', async () => {
    const cwd = temporaryFolder();
    const made = await runCli(['init', 'my-notes', '--yes'], { cwd, env: { ...env, LC_ALL: 'es_ES.UTF-8' } });
    expect(made.code).toBe(0);
    expect(made.stdout.trim().split('\n').toSorted()).toEqual([
      'my-notes/.gitignore',
      'my-notes/pages/about.md',
      expect.stringMatching(/^my-notes\/posts\/2026-05-0\d-hola-mundo\.md$/),
      'my-notes/site.yml',
    ]);
    const site = readFileSync(path.join(cwd, 'my-notes/site.yml'), 'utf8');
    expect(site).toContain('\ntitle: My Notes\n');
    expect(site).toContain('\nlanguage: es\n');
    const built = await runCli(['build', 'my-notes'], { cwd, env });
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(built.stdout).toContain('1 post, 0 warnings');
  });

  test('names the next command as a shell takes it', async () => {
    const cwd = temporaryFolder();
    const next = async (name: string) => (await runCli(['init', name, '--yes'], { cwd, env })).stderr;
    expect(await next('diseño')).toBe('→ tinta dev diseño\n');
    expect(await next("my blog #1, it's")).toBe("→ tinta dev 'my blog #1, it'\\''s'\n");
  });

  test('puts a file in the place of a .gitignore that is a link, and leaves what that leads to', async () => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, 'cloned'));
    writeFileSync(path.join(cwd, 'mine'), '*.log\n');
    symlinkSync('../mine', path.join(cwd, 'cloned/.gitignore'));
    expect((await runCli(['init', 'cloned', '--yes'], { cwd })).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'mine'), 'utf8')).toBe('*.log\n');
    expect(readFileSync(path.join(cwd, 'cloned/.gitignore'), 'utf8')).toBe(
      '*.log\n/_site/\n/.tinta/\n/node_modules/\n.DS_Store\n',
    );
  });

  test('takes a folder that Git has made, and no other that holds anything', async () => {
    const cwd = temporaryFolder();
    await run('git', ['init', '--quiet', 'cloned'], { cwd });
    writeFileSync(path.join(cwd, 'cloned/.gitignore'), 'node_modules\n*.log');
    expect((await runCli(['init', 'cloned', '--yes'], { cwd })).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'cloned/.gitignore'), 'utf8')).toBe(
      'node_modules\n*.log\n/_site/\n/.tinta/\n.DS_Store\n',
    );
    mkdirSync(path.join(cwd, 'full'));
    writeFileSync(path.join(cwd, 'full/thesis.doc'), 'mine');
    const refused = await runCli(['init', 'full', '--yes'], { cwd });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('thesis.doc');
    expect([...readFolder(path.join(cwd, 'full')).keys()]).toEqual(['thesis.doc']);
    expect((await runCli(['init', 'cloned', '--yes'], { cwd })).stderr).toContain('is a blog already');
    expect((await runCli(['init', 'full/thesis.doc', '--yes'], { cwd })).code).toBe(1);
  });

  test('refuses what can be no title, language or address', async () => {
    const cwd = temporaryFolder();
    for (const flag of [
      '--title= ',
      '--language=klingonese-of-old',
      '--language=klingon',
      '--url=me.example',
      '--ci=ftp',
    ])
      expect((await runCli(['init', 'x', flag], { cwd })).code, flag).toBe(2);
    expect((await runCli(['init', 'x', '--title= '], { cwd })).stderr).toContain('a blog needs a title');
    expect(existsSync(path.join(cwd, 'x'))).toBe(false);
  });

  test('asks on a terminal, again where an answer will not do, and writes nothing if one leaves', async () => {
    const cwd = temporaryFolder();
    const answer = async (lines: readonly string[]) => {
      const stdin = Object.assign(new PassThrough(), { isTTY: true });
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      let said = '';
      stderr.on('data', (text: Buffer) => {
        said += text.toString();
        if (!text.toString().endsWith('] ')) return;
        const line = lines[said.split('] ').length - 2];
        if (line === undefined) stdin.end();
        else stdin.write(`${line}\n`);
      });
      const code = await runCommand(['init', 'b'], { stdin, stdout, stderr, env, cwd: () => cwd });
      return { code, said };
    };
    expect(await answer(['Only this'])).toMatchObject({ code: 1 });
    expect(existsSync(path.join(cwd, 'b'))).toBe(false);
    const { code, said } = await answer(['Mein Buch', 'deutsch und mehr', 'de', '']);
    expect(code).toBe(0);
    expect(said).toContain('deutsch und mehr is not a language tag');
    const site = readFileSync(path.join(cwd, 'b/site.yml'), 'utf8');
    expect(site).toMatch(/^title: Mein Buch\n[^]*^url: https:\/\/b\.example\n[^]*^language: de\n/m);
  });
});

describe('a workflow', () => {
  for (const host of ciHosts) {
    test(`for ${host} runs commands that build and check the new blog`, async () => {
      const cwd = temporaryFolder();
      expect((await runCli(['init', 'b', '--yes', '--ci', host], { cwd })).code).toBe(0);
      const text = [...readFolder(path.join(cwd, 'b'))]
        .filter(([file]) => /^(?:\.github|\.gitlab|netlify)/.test(file))
        .map(([file, content]) => {
          const isYaml = /\.ya?ml$/.test(file);
          if (isYaml) expect(parseYaml(content, { file, what: 'workflow' }).diagnostics).toEqual([]);
          return content;
        })
        .join('\n');
      expect(text).toContain('.tinta');
      const commands = [...text.matchAll(/npx --no-install tinta ([a-z]+(?: --out public)?)/g)];
      const verbs = new Set(commands.map((match) => match[1] ?? ''));
      expect([...verbs].map((verb) => verb.split(' ')[0])).toEqual(
        expect.arrayContaining(['check', 'build']),
      );
      for (const verb of verbs) {
        const done = await runCli(verb.split(' '), { cwd: path.join(cwd, 'b') });
        expect(done, verb).toMatchObject({ code: 0, stderr: '' });
      }
    });
  }

  test('comes into a blog that is there, and over nothing', async () => {
    const blog = createBlog('== _config.yml\ntitle: J\n== _posts/2020-01-01-a.md\n---\n---\nA.\n');
    const first = await runCli(['init', '--ci', 'github', blog.root]);
    expect(first).toMatchObject({ code: 0 });
    expect(existsSync(path.join(blog.root, '.github/workflows/publish.yml'))).toBe(true);
    expect(existsSync(path.join(blog.root, 'site.yml'))).toBe(false);
    expect(first.stderr).not.toContain('The repository begins');
    const again = await runCli(['init', '--ci', 'cloudflare', blog.root]);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('.github/workflows/publish.yml is there already');
  });

  test('says where it belongs if the blog is a folder of a repository', async () => {
    const cwd = temporaryFolder();
    await run('git', ['init', '--quiet', 'repo'], { cwd });
    const { stderr } = await runCli(['init', 'repo/notes', '--yes', '--ci', 'github'], { cwd });
    expect(stderr).toMatch(/The repository begins in .*repo: .* run in notes\./);
  });
});

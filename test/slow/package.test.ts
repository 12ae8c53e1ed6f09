import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { repository } from '../support/site.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}

test('the packed tool installs into an empty project, alone and without a warning, and builds a post', () => {
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], repository);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  const project = path.join(folder, 'project');
  mkdirSync(path.join(project, 'posts'), { recursive: true });
  writeFileSync(path.join(project, 'package.json'), '{ "name": "a-blog", "private": true }\n');
  const said = npm(['install', '--no-audit', '--no-fund', path.join(folder, tarball)], project);
  expect(said).toContain('added 1 package');
  expect(said).not.toMatch(/EBADENGINE|ERESOLVE|peer/);
  expect(readdirSync(path.join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'tinta',
  ]);

  writeFileSync(path.join(project, 'posts/2024-01-02-hello.md'), '# Hello\n\nInk.\n');
  const built = npm(['exec', '--offline', '--', 'tinta', 'build'], project);
  expect(built).toMatch(/1 post, 2 warnings/);
  expect(readdirSync(path.join(project, '_site'))).toContain('hello');
});

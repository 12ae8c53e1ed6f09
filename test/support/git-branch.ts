import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './site.ts';

const someone = {
  GIT_AUTHOR_NAME: 'Someone',
  GIT_AUTHOR_EMAIL: 'a@b.example',
  GIT_COMMITTER_NAME: 'Someone',
  GIT_COMMITTER_EMAIL: 'a@b.example',
};

/** Runs git for a test, as someone. */
export function git(args: readonly string[], cwd: string, input = ''): string {
  const env = { ...process.env, ...someone };
  return execFileSync('git', args, {
    cwd,
    env,
    input,
    encoding: 'latin1',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
}

/** An empty bare repository. */
export function createBare(): string {
  const repository = path.join(temporaryFolder(), 'blog.git');
  mkdirSync(repository);
  git(['init', '--quiet', '--bare'], repository);
  return repository;
}

/** Every file of a branch and its bytes as latin1; empty for no branch. */
export function readBranch(repository: string, branch: string): ReadonlyMap<string, string> {
  if (git(['branch', '--list', branch], repository) === '') return new Map();
  const files = git(['ls-tree', '-r', '-z', branch], repository)
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [place = '', name = ''] = line.split('\t');
      return { id: place.split(' ')[2] ?? '', name: Buffer.from(name, 'latin1').toString() };
    });
  // One process for all: each file is a line with its size, its bytes and a line end.
  const bytes = git(['cat-file', '--batch'], repository, files.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  return new Map(
    files.map(({ name }) => {
      const start = bytes.indexOf('\n', at) + 1;
      const end = start + Number(bytes.slice(at, start).split(' ')[2]);
      at = end + 1;
      return [name, bytes.slice(start, end)];
    }),
  );
}

/** Somebody commits files to a branch and pushes. */
export function writeBranch(
  repository: string,
  branch: string,
  files: { readonly [file: string]: string },
): void {
  const checkout = path.join(temporaryFolder(), 'checkout');
  git(['clone', '--quiet', repository, checkout], repository);
  const isThere = git(['branch', '--list', branch], repository) !== '';
  git(['checkout', '--quiet', ...(isThere ? [branch] : ['--orphan', branch])], checkout);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(checkout, file)), { recursive: true });
    writeFileSync(path.join(checkout, file), text);
  }
  git(['add', '--all'], checkout);
  git(['commit', '--quiet', '--message', 'by hand'], checkout);
  git(['push', '--quiet', 'origin', branch], checkout);
  rmSync(checkout, { recursive: true });
}

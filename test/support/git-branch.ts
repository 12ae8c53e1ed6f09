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
export function git(args: readonly string[], cwd: string): string {
  const env = { ...process.env, ...someone };
  return execFileSync('git', args, {
    cwd,
    env,
    encoding: 'latin1',
    stdio: ['ignore', 'pipe', 'pipe'],
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
  const checkout = path.join(temporaryFolder(), 'checkout');
  git(
    ['-c', 'core.quotePath=false', 'clone', '--quiet', '--branch', branch, repository, checkout],
    repository,
  );
  const names = Buffer.from(git(['ls-files', '-z'], checkout), 'latin1')
    .toString()
    .split('\0')
    .filter(Boolean);
  return new Map(names.map((name) => [name, git(['show', `HEAD:${name}`], checkout)]));
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

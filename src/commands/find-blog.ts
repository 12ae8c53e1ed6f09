import { statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** The absolute path of the blog that a command line names; a folder that is not there is wrong usage. */
export function findBlog(dir: string, command: Command, terminal: Terminal): string {
  const root = path.resolve(terminal.cwd(), dir);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    command.error(`error: there is no folder ${dir}`);
  return root;
}

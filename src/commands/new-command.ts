import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { openBlog } from '../build/scan/open-blog.ts';
import { newPost, titleProblem } from '../create/new-post.ts';
import { listPosts, postFolders } from '../create/post-folders.ts';
import { writeNewFile } from '../create/write-new-file.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { packageRoot } from '../package-info.ts';
import { configurationFiles } from '../sources/configuration-file.ts';
import { isRepositoryText, topFolder } from '../sources/source-folders.ts';
import { printDiagnostics } from './build-output.ts';
import { clock } from './clock.ts';
import { findBlog } from './find-blog.ts';
import { runEditor } from './run-editor.ts';
import type { Terminal } from './terminal.ts';

interface Flags {
  readonly dir?: string;
  readonly draft?: true;
  readonly openEditor?: true;
}

/** `tinta new "Title"` */
export function defineNew(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('new')
    .description('start a post: a file with its title and date')
    .argument('<title...>', 'the title of the post')
    .option('--dir <dir>', 'the blog (default: the one around the current folder)')
    .option('--draft', 'start a draft, without a date')
    .option('--open-editor', 'open it in the editor that $VISUAL or $EDITOR names')
    .action(async (words: string[], flags: Flags) => {
      const problem = titleProblem(words.join(' '), 'post');
      if (problem !== null) command.error(`error: ${problem}`);
      const root =
        flags.dir === undefined ? nearestBlog(terminal.cwd()) : findBlog(flags.dir, command, terminal);
      if (root === null)
        command.error('error: there is no blog here; --dir names one, and tinta init DIR makes one');
      done(await runNew(root, words.join(' '), flags, { command, terminal }));
    });
  return command;
}

async function runNew(
  root: string,
  title: string,
  flags: Flags,
  { command, terminal }: { readonly command: Command; readonly terminal: Terminal },
): Promise<number> {
  const editor = [terminal.env['VISUAL'], terminal.env['EDITOR']].find((name) => (name ?? '').trim() !== '');
  if (flags.openEditor === true && editor === undefined)
    command.error('error: --open-editor needs $VISUAL or $EDITOR to name an editor');
  const blog = openBlog({ blog: root, theme: packageRoot }, {});
  const errors = blog.diagnostics.filter(isError);
  printDiagnostics(errors, terminal);
  if (errors.length > 0) return 1;

  const { config } = blog.value;
  const taken = listPosts(root, blog.value);
  const now = clock(terminal);
  const folders = postFolders(blog.value, taken);
  const post = newPost({ title, isDraft: flags.draft === true, now, config, folders, taken });
  if ('problem' in post) return refuse(post.problem, terminal);
  const file = path.join(root, post.path);
  const unwritten = writeNewFile(file, post.text);
  if (unwritten !== null) return refuse(`${post.path} cannot be written: ${unwritten}`, terminal);
  terminal.stdout.write(`${path.relative(terminal.cwd(), file)}\n`);
  if (flags.openEditor !== true || editor === undefined) return 0;
  const fault = await runEditor(editor, file);
  return fault === null ? 0 : refuse(`the post is written, but ${fault}`, terminal);
}

function refuse(problem: string, { stderr }: Terminal): number {
  stderr.write(`error: ${problem}\n`);
  return 1;
}

/**
 * The closest folder that is configured as a blog, from this one up, since people start posts from inside `posts/`; else this one, if it
 * is empty or has posts; null where it holds something else.
 */
function nearestBlog(folder: string): string | null {
  const isBlog = (at: string) => configurationFiles.some((name) => existsSync(path.join(at, name)));
  let at = folder;
  while (!isBlog(at) && path.dirname(at) !== at) at = path.dirname(at);
  if (isBlog(at)) return at;
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  const isOfBlog = (name: string) =>
    /^(?:_?posts|_?drafts|pages|_site)$/.test(name) ||
    topFolder.rules.some(({ pattern }) => pattern.test(name));
  return names.every(isRepositoryText) || names.some(isOfBlog) ? folder : null;
}

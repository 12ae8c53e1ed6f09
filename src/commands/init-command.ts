import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { slugify } from '../content/addresses/slugify.ts';
import { titleizeSlug } from '../content/addresses/titleize-slug.ts';
import { type CiHost, ciFiles, ciHosts } from '../create/ci-files.ts';
import { withIgnored } from '../create/ignore-lines.ts';
import { ignored, newBlog } from '../create/new-blog.ts';
import { titleProblem } from '../create/new-post.ts';
import { groundOf, repositoryAbove } from '../create/open-ground.ts';
import { writeNewFile } from '../create/write-new-file.ts';
import { readFile } from '../disk/read-file.ts';
import { replaceSource } from '../disk/replace-file.ts';
import { words } from '../layouts/words/words.ts';
import { languageTag } from '../text/language-tag.ts';
import { ask } from './ask.ts';
import { clock } from './clock.ts';
import type { Terminal } from './terminal.ts';

interface Flags {
  readonly title?: string;
  readonly language?: string;
  readonly url?: string;
  readonly yes?: true;
  readonly ci?: CiHost;
}

/** `tinta init [DIR]` */
export function defineInit(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('init')
    .description('make a new blog that builds at once, or let a host build the one that is there')
    .argument('[dir]', 'an empty or new folder', '.')
    .option('--title <title>', 'the name of the blog')
    .option('--language <tag>', 'its language, such as es or pt-BR')
    .option('--url <url>', 'where it will be served')
    .option('--yes', 'ask nothing')
    .addOption(new Option('--ci <host>', 'write the workflow that builds and publishes it').choices(ciHosts))
    .action(async (dir: string, flags: Flags) => {
      for (const [name, fault] of Object.entries(faults)) {
        const problem = fault(flags[name as keyof typeof faults]);
        if (problem !== null) command.error(`error: --${name}: ${problem}`);
      }
      done(await runInit(path.resolve(terminal.cwd(), dir), flags, terminal));
    });
  return command;
}

async function runInit(root: string, flags: Flags, terminal: Terminal): Promise<number> {
  const ground = groundOf(root);
  const name = path.relative(terminal.cwd(), root) || '.';
  if (ground.kind === 'taken') return refuse(`${name} is not empty: it holds ${ground.by}`, terminal);
  if (ground.kind === 'blog' && flags.ci === undefined)
    return refuse(`${name} is a blog already (--ci HOST adds a workflow to it)`, terminal);
  const isNew = ground.kind === 'open';
  const files = isNew ? await wishedBlog(root, flags, terminal) : new Map<string, string>();
  if (files === null) return refuse('nothing was written', terminal);
  const ci = flags.ci === undefined ? null : ciFiles(flags.ci, projectName(root));
  const all = [...files, ...(ci?.files ?? [])];
  const taken = all.find(([file]) => existsSync(path.join(root, file)));
  if (taken !== undefined) return refuse(`${taken[0]} is there already`, terminal);

  for (const [file, text] of all) {
    const unwritten = writeNewFile(path.join(root, file), text);
    if (unwritten !== null) return refuse(`${file} cannot be written: ${unwritten}`, terminal);
    terminal.stdout.write(`${path.join(name, file)}\n`);
  }
  try {
    if (ignoreOurs(path.join(root, '.gitignore')))
      terminal.stdout.write(`${path.join(name, '.gitignore')}\n`);
  } catch (cause) {
    return refuse(`.gitignore cannot be written: ${cause instanceof Error ? cause.message : ''}`, terminal);
  }
  if (isNew) terminal.stderr.write(`→ tinta dev ${asArgument(name)}\n`);
  for (const step of ci === null ? [] : [...stepsFor(root), ...ci.next]) terminal.stderr.write(`→ ${step}\n`);
  return 0;
}

/** A path as a shell takes it for one argument. */
function asArgument(name: string): string {
  return /^[\p{L}\p{N}_./:\\-]+$/u.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}

/** What is left to do before a host can run the workflow of the blog in `root`. */
function stepsFor(root: string): readonly string[] {
  const steps: string[] = [];
  if (!existsSync(path.join(root, 'package-lock.json')))
    steps.push(
      'In the blog, run npm install --save-dev with the Tinta you use, and commit package-lock.json.',
    );
  const above = repositoryAbove(root);
  if (above !== null)
    steps.push(
      `The repository begins in ${above}: the workflow belongs there, with its steps run in ${path.relative(above, root)}.`,
    );
  return steps;
}

/** The files of the blog that flags, answers and the machine describe; null if the person left. */
async function wishedBlog(
  root: string,
  flags: Flags,
  terminal: Terminal,
): Promise<ReadonlyMap<string, string> | null> {
  const slug = projectName(root);
  const usual = {
    title: flags.title ?? titleizeSlug(path.basename(root)),
    language: flags.language ?? languageOf(terminal),
    url: flags.url ?? `https://${slug}.example`,
  };
  const isAsked = terminal.stdin?.isTTY === true && flags.yes !== true;
  const question = (text: string, key: keyof typeof faults) => ({
    text,
    usual: usual[key],
    fault: faults[key],
  });
  const said = isAsked
    ? await ask(
        {
          title: question('What is the blog called?', 'title'),
          language: question('In which language is it?', 'language'),
          url: question('Where will it be served?', 'url'),
        },
        terminal,
      )
    : usual;
  if (said === null) return null;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return newBlog({
    title: said.title.trim(),
    language: languageTag(said.language) ?? 'en',
    url: said.url.replace(/\/+$/, ''),
    timezone: timeZone,
    now: clock(terminal),
  });
}

const faults = {
  title: (title?: string) => (title === undefined ? null : titleProblem(title, 'blog')),
  language: (tag?: string) =>
    tag === undefined || languageTag(tag) !== null
      ? null
      : `${tag} is not a language tag such as es or pt-BR`,
  url: (url?: string) =>
    url === undefined || isSite(url)
      ? null
      : `${url} is not the address of a site, such as https://me.example/blog`,
};

function isSite(url: string): boolean {
  return /^https?:\/\//.test(url) && URL.canParse(url) && !/[?#\s]/.test(url);
}

/** The language of the person at the terminal, if the theme speaks it. */
function languageOf({ env }: Terminal): string {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  const spoken = locale.slice(0, 2).toLowerCase();
  return /^[a-z]{2}(?:[_.@]|$)/.test(locale) && Object.hasOwn(words, spoken) ? spoken : 'en';
}

function projectName(root: string): string {
  return slugify(path.basename(root), 'ascii') || 'my-blog';
}

/** Adds to a `.gitignore` what it lacks; false if that is nothing. */
function ignoreOurs(file: string): boolean {
  const text = existsSync(file) ? readFile(file).toString() : '';
  const more = withIgnored(text, ignored);
  if (more !== text) replaceSource(file, more);
  return more !== text;
}

function refuse(problem: string, { stderr }: Terminal): number {
  stderr.write(`error: ${problem}\n`);
  return 1;
}

import { statSync } from 'node:fs';
import path from 'node:path';
import { Argument, Command } from 'commander';
import { groundOf } from '../create/open-ground.ts';
import { printable } from '../diagnostics/format-diagnostic.ts';
import { isWithin } from '../disk/is-within.ts';
import type { Comparison } from '../import/compare-blogs.ts';
import { importKinds } from '../import/import-kinds.ts';
import type { ImportReport } from '../import/import-report.ts';
import { packageRoot, readVersion } from '../package-info.ts';
import { countOf, plural, printDiagnostics } from './build-output.ts';
import { clock } from './clock.ts';
import { findBlog } from './find-blog.ts';
import type { Terminal } from './terminal.ts';

interface Flags {
  readonly json?: true;
}

/** `tinta import KIND SRC [DIR]` */
export function defineImport(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('import')
    .description('make a blog of one that was written for another generator; that one is not touched')
    .addArgument(new Argument('<kind>', 'what it was written for').choices(Object.keys(importKinds)))
    .argument('<src>', 'its folder, or the file that it was exported to')
    .argument('[dir]', 'where the new blog goes: an empty or new folder', '.')
    .option('--json', 'print what became of it as JSON, and nothing else, to stdout')
    .action(async (kind: string, src: string, dir: string, flags: Flags) => {
      const source = findSource(kind, src, command, terminal);
      const target = path.resolve(terminal.cwd(), dir);
      if (isWithin(target, source)) command.error(`error: ${dir} lies inside the blog that is read`);
      const ground = groundOf(target);
      if (ground.kind === 'blog') command.error(`error: ${dir} is a blog already`);
      if (ground.kind === 'taken') command.error(`error: ${dir} is not empty: it holds ${ground.by}`);
      done(await runImport(kind, { source, target, flags, terminal }));
    });
  return command;
}

/** The absolute path of what is imported; what is not there, or is no such thing, is wrong usage. */
function findSource(kind: string, src: string, command: Command, terminal: Terminal): string {
  if (importKinds[kind]?.source === 'folder') return findBlog(src, command, terminal);
  const file = path.resolve(terminal.cwd(), src);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    command.error(`error: there is no file ${src}`);
  return file;
}

interface Run {
  readonly source: string;
  readonly target: string;
  readonly flags: Flags;
  readonly terminal: Terminal;
}

async function runImport(kind: string, { source, target, flags, terminal }: Run): Promise<number> {
  const importBlog = await importKinds[kind]?.open();
  if (importBlog === undefined) throw new Error(`nothing imports ${kind}`);
  const report = await importBlog({
    source,
    target,
    theme: packageRoot,
    now: clock(terminal),
    version: readVersion(),
  });
  const { comparison } = report;
  const ok = comparison !== null && comparison.errors.length === 0;
  if (flags.json === true) terminal.stdout.write(`${JSON.stringify({ ok, ...report })}\n`);
  else {
    printDiagnostics(report.diagnostics, terminal);
    if (comparison === null) {
      const faults = plural(countOf(report.diagnostics, 'error'), 'error');
      terminal.stdout.write(`Nothing was imported: ${faults}.\n`);
    } else {
      printDiagnostics(comparison.errors, terminal);
      terminal.stdout.write(summary(report, path.relative(terminal.cwd(), target) || '.'));
    }
  }
  return ok ? 0 : 1;
}

function summary(
  {
    posts,
    drafts,
    pages,
    copied,
    frozen,
    shadowed,
    layouts,
    replaced,
    comparison,
    diagnostics,
  }: ImportReport,
  dir: string,
): string {
  const changes = comparison?.changes ?? [];
  const differing = changes.filter(({ what }) => what !== 'new').length;
  const skipped = diagnostics.filter(({ code }) => code === 'file-skipped').length;
  const isWhole = shadowed.length + replaced.length + skipped === 0;
  const compared = plural(comparison?.pages ?? 0, isWhole ? 'page' : 'other page');
  const lines = [
    `${plural(posts, 'post')}, ${plural(drafts, 'draft')}, ${plural(pages, 'page')} and ${plural(copied, 'other file')} in ${dir}.`,
    ...(layouts.length === 0 ? [] : [`Layouts that are the theme’s now: ${layouts.join(', ')}.`]),
    ...replaced.map((url) => `${url}: the theme makes this page, so that of the blog is left out.`),
    ...shadowed.map(
      (file) =>
        `${printable(file)}: another had its address and was published in its place, so it is left out.`,
    ),
    ...frozen.map(
      (file) => `${printable(file)}: what its Liquid listed stands written out, and changes no more.`,
    ),
    ...changes.map(changeLine),
    lastLine(comparison?.isOfAddresses === true, compared, differing),
  ];
  return `${lines.join('\n')}\n`;
}

function lastLine(isOfAddresses: boolean, compared: string, differing: number): string {
  if (isOfAddresses)
    return differing === 0
      ? `All ${compared} of it stand at the addresses that they had. How they read was not compared.`
      : `${differing} of ${compared} have lost their address. How they read was not compared.`;
  return differing === 0
    ? `All ${compared} of it read as before, at the same addresses.`
    : `${differing} of ${compared} differ; the others read as before, at the same addresses.`;
}

function changeLine({ url, source, what, first }: Comparison['changes'][number]): string {
  if (what === 'new') return `${source}: ${url} is a page that was not published before.`;
  const words = first === undefined ? '' : `: “${first[0]}” is “${first[1]}”`;
  return `${source}: ${url} differs in its ${what === 'gone' ? 'address' : what}${words}.`;
}

import { Command } from 'commander';
import { packageRoot, readVersion } from '../package-info.ts';
import { countOf, plural, printDiagnostics } from './build-output.ts';
import { clock } from './clock.ts';
import { findBlog } from './find-blog.ts';
import { parseAddress } from './parse-address.ts';
import { createProgressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

interface Flags {
  readonly baseUrl?: string;
  readonly drafts?: true;
  readonly future?: true;
  readonly strict?: true;
  readonly json?: true;
}

/** `tinta check [DIR]` */
export function defineCheck(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('check')
    .description('find everything that is wrong with the blog, and write nothing')
    .argument('[dir]', 'the blog', '.')
    .option('--base-url <url>', 'where it will be served, in place of url in site.yml', parseAddress)
    .option('--drafts', 'check drafts too')
    .option('--future', 'check posts dated in the future too')
    .option('--strict', 'take warnings for errors')
    .option('--json', 'print what was found as JSON, and nothing else, to stdout')
    .action(async (dir: string, flags: Flags) =>
      done(await runCheck(findBlog(dir, command, terminal), flags, terminal)),
    );
  return command;
}

async function runCheck(root: string, flags: Flags, terminal: Terminal): Promise<number> {
  const progress = createProgressLine(terminal, flags.json === true);
  const { check } = await import('../check/check.ts');
  const diagnostics = await check({
    ...flags,
    roots: { blog: root, theme: packageRoot },
    now: clock(terminal),
    version: readVersion(),
    onProgress: progress.show,
  });
  progress.clear();
  const [errors, warnings] = [countOf(diagnostics, 'error'), countOf(diagnostics, 'warning')];
  const ok = errors === 0 && (flags.strict !== true || warnings === 0);
  if (flags.json === true) {
    terminal.stdout.write(`${JSON.stringify({ ok, errors, warnings, diagnostics })}\n`);
  } else {
    printDiagnostics(diagnostics, terminal);
    terminal.stdout.write(`${plural(errors, 'error')}, ${plural(warnings, 'warning')}\n`);
  }
  return ok ? 0 : 1;
}

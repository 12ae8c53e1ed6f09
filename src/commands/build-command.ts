import path from 'node:path';
import { Command } from 'commander';
import { build } from '../build/build.ts';
import type { BuildOptions } from '../build/scan/build-options.ts';
import { printReport } from './build-output.ts';
import { buildSurroundings } from './build-surroundings.ts';
import { clock } from './clock.ts';
import { findBlog } from './find-blog.ts';
import { parseAddress } from './parse-address.ts';
import { createProgressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { wholeNumber } from './whole-number.ts';

interface Flags {
  readonly out?: string;
  readonly baseUrl?: string;
  readonly drafts?: true;
  readonly future?: true;
  readonly strict?: true;
  readonly clean?: true;
  readonly cache: boolean;
  readonly jobs?: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly verbose?: true;
}

/** `tinta build [DIR]` */
export function defineBuild(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('build')
    .description('write the whole site to the output folder')
    .argument('[dir]', 'the blog', '.')
    .option('--out <dir>', 'where to write it (default: _site in the blog)')
    .option('--base-url <url>', 'where it will be served, in place of url in site.yml', parseAddress)
    .option('--drafts', 'publish drafts too')
    .option('--future', 'publish posts dated in the future too')
    .option('--strict', 'take warnings for errors')
    .option('--clean', 'drop the cache and write every file anew')
    .option('--no-cache', 'neither read nor keep what the last build learned')
    .option('--jobs <n>', 'how many threads may work (default: one for each core)', wholeNumber(1, 99))
    .option('--json', 'print what was done as JSON, and nothing else, to stdout')
    .option('--quiet', 'say nothing but errors')
    .option('--verbose', 'say how long each step took')
    .action(async (dir: string, flags: Flags) =>
      done(await runBuild(findBlog(dir, command, terminal), flags, terminal)),
    );
  return command;
}

async function runBuild(root: string, flags: Flags, terminal: Terminal): Promise<number> {
  const start = performance.now();
  const progress = createProgressLine(terminal, flags.quiet === true || flags.json === true);
  const ending = untilInterrupted();
  const around = buildSurroundings(root);
  if (flags.clean === true && flags.cache) around.cache.drop();
  const options: BuildOptions = {
    ...around,
    ...flags,
    cache: flags.cache ? around.cache : undefined,
    out: path.resolve(terminal.cwd(), flags.out ?? path.join(root, '_site')),
    now: clock(terminal),
    onProgress: progress.show,
    signal: ending.signal,
  };
  try {
    const report = await build(options);
    progress.clear();
    const seconds = (performance.now() - start) / 1000;
    printReport(
      report,
      {
        seconds,
        isQuiet: flags.quiet === true,
        isJson: flags.json === true,
        isVerbose: flags.verbose === true,
      },
      terminal,
    );
    return report.isDone ? 0 : 1;
  } catch (cause) {
    progress.clear();
    if (!ending.signal.aborted || cause !== ending.signal.reason) throw cause;
    terminal.stderr.write('Interrupted; the old site is as it was.\n');
    return 130;
  } finally {
    ending.forget();
  }
}

import os from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { build, type BuildOptions } from '../build/build.ts';
import { CacheFolder } from '../cache/cache-folder.ts';
import { packageRoot, readVersion, toolDigest } from '../package-info.ts';
import { printReport } from './build-output.ts';
import { clock } from './clock.ts';
import { findBlog } from './find-blog.ts';
import { parseAddress } from './parse-address.ts';
import { createProgressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

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
    .option('--jobs <n>', 'how many threads may work (default: one for each core)', parseJobs)
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
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Interrupted());
  for (const signal of signals) process.once(signal, interrupt);
  const cache = new CacheFolder(flags.cache ? path.join(root, '.tinta') : null);
  if (flags.clean === true) cache.drop();
  const options: BuildOptions = {
    ...flags,
    cache,
    jobs: flags.jobs ?? os.availableParallelism(),
    roots: { blog: root, theme: packageRoot },
    out: path.resolve(terminal.cwd(), flags.out ?? path.join(root, '_site')),
    now: clock(terminal.env['SOURCE_DATE_EPOCH']),
    version: readVersion(),
    tool: toolDigest(),
    onProgress: progress.show,
    signal: interruption.signal,
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
    if (!(cause instanceof Interrupted)) throw cause;
    terminal.stderr.write('Interrupted; the old site is as it was.\n');
    return 130;
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** What ends a build early, and lets it put away what it holds. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

class Interrupted extends Error {}

function parseJobs(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 1 to 99.');
  return Number(text);
}

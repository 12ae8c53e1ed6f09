import path from 'node:path';
import { Command } from 'commander';
import { openBlog } from '../build/scan/open-blog.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { packageRoot } from '../package-info.ts';
import { baseOf } from '../preview/host-habits.ts';
import { redirectsBeyond } from '../preview/preview.ts';
import { openSite } from '../preview/published-site.ts';
import { servePreview } from '../preview/serve-preview.ts';
import { configurationFile } from '../sources/configuration-file.ts';
import { printDiagnostics } from './build-output.ts';
import { findBlog } from './find-blog.ts';
import { parseAddress } from './parse-address.ts';
import type { Terminal } from './terminal.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { wholeNumber } from './whole-number.ts';

interface Flags {
  readonly out?: string;
  readonly baseUrl?: string;
  readonly target?: string;
  readonly port: number;
  readonly host: string;
}

/** `tinta preview [DIR]` */
export function definePreview(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('preview')
    .description('serve the finished site as its host will, for a last look')
    .argument('[dir]', 'the blog', '.')
    .option('--out <dir>', 'the site (default: _site in the blog)')
    .option('--base-url <url>', 'where it will be served, in place of what it was built for', parseAddress)
    .option('--target <name>', 'as which target of site.yml serves it (default: the first)')
    .option('--port <n>', 'where to listen; 0 for any free port', wholeNumber(0, 65_535), 4001)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .action(async (dir: string, flags: Flags) =>
      done(await runPreview(findBlog(dir, command, terminal), flags, { command, terminal })),
    );
  return command;
}

async function runPreview(
  root: string,
  flags: Flags,
  { command, terminal }: { readonly command: Command; readonly terminal: Terminal },
): Promise<number> {
  const { value: blog, diagnostics } = openBlog({ blog: root, theme: packageRoot }, flags);
  const errors = diagnostics.filter(isError);
  printDiagnostics(errors, terminal);
  if (errors.length > 0) return 1;
  const out = path.resolve(terminal.cwd(), flags.out ?? path.join(root, '_site'));
  const site = openSite(out);
  if (site === null) {
    const name = path.relative(terminal.cwd(), out) || '.';
    terminal.stderr.write(`error: there is no site in ${name}; tinta build makes one\n`);
    return 1;
  }
  const { config } = blog;
  const target = config.deploy.find(({ name }) => name === (flags.target ?? name));
  if (target === undefined && flags.target !== undefined)
    command.error(`error: ${configurationFile(root)} has no deploy target ${flags.target}`);
  const ending = untilInterrupted();
  try {
    const built = site.built();
    const base = built === null || flags.baseUrl !== undefined ? config.base : baseOf(built);
    const options = { site, base, target, address: flags.host };
    const server = await servePreview({ ...options, port: flags.port });
    terminal.stdout.write(`${server.url}\n`);
    for (const line of redirectsBeyond(options))
      terminal.stderr.write(`_redirects: a preview leaves out “${line}”\n`);
    await ending.done;
    await server.stop();
    return 0;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    const isTaken = cause.code === 'EADDRINUSE';
    const reason = isTaken
      ? `port ${flags.port} is taken; name another with --port`
      : `${flags.host} cannot be listened on: ${cause.message}`;
    terminal.stderr.write(`error: ${reason}\n`);
    return 1;
  } finally {
    ending.forget();
  }
}

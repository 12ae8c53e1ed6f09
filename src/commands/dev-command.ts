import { Command } from 'commander';
import { errorCode } from '../disk/error-code.ts';
import { buildSurroundings } from './build-surroundings.ts';
import { clock } from './clock.ts';
import { createDevOutput } from './dev-output.ts';
import { findBlog } from './find-blog.ts';
import { openBrowser } from './open-browser.ts';
import { readKeys } from './read-keys.ts';
import type { Terminal } from './terminal.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { wholeNumber } from './whole-number.ts';

interface Flags {
  readonly port: number;
  readonly host: string;
  readonly open?: true;
  readonly follow?: true;
}

/** `tinta dev [DIR]` */
export function defineDev(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('dev')
    .description('show the blog in a browser while you write')
    .argument('[dir]', 'the blog', '.')
    .option(
      '--port <n>',
      'the port to serve it on, or the next one that is free',
      wholeNumber(0, 65_535),
      4000,
    )
    .option('--host <address>', 'the address to listen at; 0.0.0.0 lets the network read along', '127.0.0.1')
    .option('--open', 'open it in the browser')
    .option('--follow', 'let open pages go to what is edited')
    .action(async (dir: string, flags: Flags) =>
      done(await runDev(findBlog(dir, command, terminal), flags, terminal)),
    );
  return command;
}

async function runDev(root: string, flags: Flags, terminal: Terminal): Promise<number> {
  const start = performance.now();
  // What only the preview needs is not loaded by a build.
  const [{ startDev }, { describeAddresses, urlOf }] = await Promise.all([
    import('../dev/start-dev.ts'),
    import('../dev/describe-addresses.ts'),
  ]);
  const ending = untilInterrupted();
  const output = createDevOutput(terminal);
  /** Where the preview was said to be; null as long as nothing was said. */
  let base: string | null = null;
  try {
    const dev = await startDev({
      host: flags.host,
      port: flags.port,
      follows: flags.follow === true,
      ...buildSurroundings(root),
      clock: () => clock(terminal),
      signal: ending.signal,
      onUpdate(update, milliseconds) {
        output.update(update, milliseconds);
        if (base === null || base === update.base) return;
        base = update.base;
        output.say(`The blog is at ${urlOf(flags.host, dev.port)}${base} now.`);
      },
      onNotice: output.say,
      onWhole: output.report,
      onPageFaults: output.reportPage,
      onFault(cause) {
        // Work that the end cuts short is no fault.
        if (!ending.signal.aborted) terminal.stderr.write(`${faultText(cause)}\n`);
      },
    });
    output.report(dev.diagnostics);
    if (dev.port !== flags.port && flags.port !== 0)
      output.say(`Port ${flags.port} is taken, so this is port ${dev.port}.`);
    for (const line of describeAddresses(flags.host, dev)) output.say(line);
    base = dev.base;
    output.say(`Ready in ${Math.round(performance.now() - start)} ms; Ctrl-C ends it.`);
    const open = (): void =>
      openBrowser(urlOf(flags.host, dev.port) + (base ?? dev.base), () =>
        output.say('No browser opens here; the address is above.'),
      );
    if (flags.open === true) open();
    const keys = { open, refresh: dev.refresh, end: ending.end, say: output.say };
    const stopKeys = obeyKeys(terminal, keys);
    await ending.done;
    stopKeys();
    await dev.close();
    return 0;
  } catch (cause) {
    if (ending.signal.aborted) return 0;
    const reason = networkReason(cause);
    if (reason === null) throw cause;
    terminal.stderr.write(`error: cannot listen at ${flags.host}, port ${flags.port}: ${reason}\n`);
    return 2;
  } finally {
    ending.forget();
  }
}

/** What keys do. */
interface KeyActions {
  open(): void;
  refresh(): Promise<void>;
  end(): void;
  say(text: string): void;
}

/** Obeys single keys, and says at a terminal which there are. Returns what ends that. */
function obeyKeys(terminal: Terminal, { open, refresh, end, say }: KeyActions): () => void {
  const lookAgain = async (): Promise<void> => {
    const asked = performance.now();
    await refresh();
    say(`Looked at everything again in ${Math.round(performance.now() - asked)} ms.`);
  };
  const help = () => say('o opens it, r looks at everything again, q ends it.');
  const keys = { o: open, r: () => void lookAgain(), q: end, h: help, '?': help };
  // Whoever presses Enter wants the next message apart from the last.
  const stop = readKeys(terminal, { ...keys, '\r': () => say('') });
  if (terminal.stdin?.isTTY === true) help();
  return stop;
}

/** What the network would not do, in words; null where the fault is not its own. */
function networkReason(cause: unknown): string | null {
  const code = errorCode(cause);
  const reasons: { readonly [code: string]: string } = {
    EADDRINUSE: 'it and the hundred after it are taken; name another with --port',
    EADDRNOTAVAIL: 'this machine has no such address; name one that it has with --host',
    ENOTFOUND: 'nobody knows this name; name an address of this machine with --host',
    EAI_AGAIN: 'nobody knows this name; name an address of this machine with --host',
    EACCES: 'ports below 1024 need more rights; name another with --port',
  };
  return reasons[code] ?? null;
}

function faultText(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

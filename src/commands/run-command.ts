import { Command, CommanderError } from 'commander';
import { readVersion } from '../package-info.ts';
import { defineBuild } from './build-command.ts';
import { defineCheck } from './check-command.ts';
import { defineDeploy } from './deploy-command.ts';
import { defineDev } from './dev-command.ts';
import { defineImport } from './import-command.ts';
import { defineInit } from './init-command.ts';
import { defineNew } from './new-command.ts';
import { definePreview } from './preview-command.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes: done; errors in the blog, or warnings with --strict; wrong usage. */
const exitCodes = { done: 0, faults: 1, usage: 2 } as const;

/** Runs one command line and returns the exit code. Results go to stdout, all else to stderr. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.done;
  // A reader that has seen enough, such as `head`, closes the pipe: nothing is wrong.
  terminal.stdout.on('error', () => {});
  terminal.stderr.on('error', () => {});
  const program = createProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    return cause.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
}

/** The command line as Commander has it; each command loads what it needs when it runs, and reports its exit code to `done`. */
export function createProgram(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('tinta')
    .description('Turns a folder of Markdown posts into a blog that any static host can serve.')
    .version(readVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
    })
    .showHelpAfterError('(tinta --help lists the commands)');
  for (const define of [
    defineBuild,
    defineDev,
    defineCheck,
    defineDeploy,
    definePreview,
    defineNew,
    defineInit,
    defineImport,
  ])
    program.addCommand(define(terminal, done).copyInheritedSettings(program));
  return program;
}

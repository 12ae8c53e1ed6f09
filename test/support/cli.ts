import { spawn } from 'node:child_process';
import path from 'node:path';
import type { BuildOptions } from '../../src/build/scan/build-options.ts';
import { readVersion, toolDigest } from '../../src/package-info.ts';
import { repository } from './site.ts';

/** How a command line ended. */
export interface CliRun {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string };
  /** Runs as this user; needs root. */
  readonly uid?: number;
  /** Ends it with SIGKILL after so many milliseconds. */
  readonly killAfterMs?: number;
}

export const cliFile: string = path.join(repository, 'dist/cli.js');

/** How a build in this process is made so that the bundled command line takes it for its own, with what it keeps. */
export const asByCli = {
  version: readVersion(),
  tool: toolDigest(path.dirname(cliFile)),
} satisfies Partial<BuildOptions>;

/** Runs the bundled command line in a process of its own. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return run(process.execPath, [cliFile, ...args], options);
}

/** Runs any program to its end. */
export function run(program: string, args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { cwd, env = {}, uid, killAfterMs } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const streams = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (streams.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (streams.stderr += text));
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('error', reject).on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...streams });
    });
  });
}

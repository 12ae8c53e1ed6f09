import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What one whole process cost. */
export interface Cost {
  /** Seconds. */
  readonly wall: number;
  /** User and system time, seconds. */
  readonly cpu: number;
  /** Of the largest single process, megabytes. */
  readonly peak: number;
}

const timer = '/usr/bin/time';

/** Runs a command once and measures it with GNU time. Throws when it fails. */
export function measure(command: readonly string[], cwd: string): Cost {
  if (!existsSync(timer)) throw new Error('GNU time is needed: apt-get install time');
  const run = spawnSync(timer, ['-f', '%e %U %S %M', ...command], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const lines = run.stderr.trim().split('\n');
  if (run.status !== 0)
    throw new Error(`${command.join(' ')} failed:\n${lines.slice(-20).join('\n')}${run.stdout.slice(-2000)}`);
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = (lines.at(-1) ?? '').split(' ').map(Number);
  return { wall, cpu: user + system, peak: kilobytes / 1024 };
}

/** The median of several runs, figure by figure. */
export function median(costs: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number) =>
    costs.map(pick).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;
  return {
    wall: middle(({ wall }) => wall),
    cpu: middle(({ cpu }) => cpu),
    peak: middle(({ peak }) => peak),
  };
}

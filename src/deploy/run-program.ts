import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a program ended. */
export interface ProgramRun {
  /** 127 where there is no such program. */
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** How a program is started, and what it is given. */
export interface ProgramOptions {
  readonly cwd?: string;
  readonly env: Environment;
  /** Written to its standard input, one piece after the other as it takes them. */
  readonly input?: Iterable<string | Uint8Array>;
  /** Told of each line of its standard output as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface Environment {
  readonly [name: string]: string | undefined;
}

/** Runs a program with a list of arguments, without a shell, to its end. What it says is kept, not shown. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env, input = [], onLine }: ProgramOptions,
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...env }, stdio: 'pipe', windowsHide: true });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
    if (onLine !== undefined) createInterface({ input: child.stdout }).on('line', onLine);
    child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
    // A program that ends early closes its input; its exit code says why.
    child.stdin.on('error', () => {});
    child.on('error', (cause) => {
      const isMissing = 'code' in cause && cause.code === 'ENOENT';
      if (isMissing)
        resolve({ code: 127, stdout: Buffer.alloc(0), stderr: `there is no program ${program}` });
      else reject(cause);
    });
    child.on('close', (code) => {
      resolve({
        code: code ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString().trim(),
      });
    });
    const pieces = input[Symbol.iterator]();
    const feed = (): void => {
      try {
        for (let piece = pieces.next(); piece.done !== true; piece = pieces.next())
          if (!child.stdin.write(piece.value)) return void child.stdin.once('drain', feed);
        child.stdin.end();
      } catch (cause) {
        child.kill();
        reject(cause instanceof Error ? cause : new Error(String(cause)));
      }
    };
    feed();
  });
}

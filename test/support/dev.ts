import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { type Dev, type DevOptions, startDev } from '../../src/dev/start-dev.ts';
import { cliFile } from './cli.ts';
import { readFolder, repository, type TestBlog } from './site.ts';

/** A preview of a test's blog, ended with the test. */
export interface TestDev extends Dev {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** What should not have happened. */
  readonly faults: readonly unknown[];
  /** Asks for a path as a browser does. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Sends bytes as they are, and returns all that comes back until the server ends or is silent. */
  raw(bytes: string | Buffer): Promise<string>;
}

/** What the preview puts into pages and a build does not. */
const client = /<script src="\/_tinta\/client\.js"[^>]*><\/script>/;

/** What a clean build of the blog as it is now makes; null where it has errors. */
async function buildClean(blog: TestBlog): Promise<ReadonlyMap<string, string> | null> {
  const out = path.join(blog.root, '../clean');
  const options = { out, cache: undefined, clean: true, drafts: true, future: true, now: devNow };
  const report = await blog.build({ ...options, roots: { blog: blog.root, theme: repository } });
  return report.isDone ? readFolder(out) : null;
}

/** How the preview differs from a build, one file after the other; `seen` are the files that earlier builds made. */
async function* differencesFrom(
  clean: ReadonlyMap<string, string>,
  dev: TestDev,
  seen: ReadonlySet<string>,
): AsyncGenerator<string> {
  const addressOf = (file: string) => `${dev.base}${file.split('/').map(encodeURIComponent).join('/')}`;
  // What readers search in is put in order when it is asked for, and with it all else: it comes last.
  const isOfSearch = (file: string) => Number(file.startsWith('search/'));
  for (const [file, bytes] of [...clean].toSorted(([a], [b]) => isOfSearch(a) - isOfSearch(b))) {
    const response = await dev.get(addressOf(file));
    const served = Buffer.from(await response.arrayBuffer()).toString('latin1');
    const isPage = file.endsWith('.html');
    if (response.status !== 200) yield `${file}: ${response.status}`;
    else if ((isPage ? served.replace(client, '') : served) !== bytes) yield `${file}: other bytes`;
    else if (isPage && !client.test(served)) yield `${file}: no client`;
  }
  for (const file of seen)
    if (!clean.has(file) && (await dev.get(addressOf(file))).status !== 404) yield `${file}: still there`;
}

/** Waits until the preview is what a clean build is; throws the differences where it does not come to be. */
export async function untilAsBuilt(
  dev: TestDev,
  blog: TestBlog,
  seen: Set<string> = new Set(),
): Promise<void> {
  // The blog stands still from here on: it is built once, and one difference tells that it is too early.
  const clean = await buildClean(blog);
  if (clean === null) return;
  for (const file of clean.keys()) seen.add(file);
  const deadline = Date.now() + 30_000;
  while (!(await differencesFrom(clean, dev, seen).next()).done) {
    if (Date.now() > deadline) {
      const wrong: string[] = [];
      for await (const difference of differencesFrom(clean, dev, seen)) wrong.push(difference);
      throw new Error(`the preview is not what a build is: ${wrong.slice(0, 10).join(', ')}`);
    }
    await setTimeout(50);
  }
}

/** What the preview of a test takes for now. */
const devNow = new Date('2026-01-01');

/** Starts the preview in this process; by default with the default theme. */
export async function startTestDev(blog: TestBlog, options: Partial<DevOptions> = {}): Promise<TestDev> {
  const faults: unknown[] = [];
  const dev = await startDev({
    roots: { blog: blog.root, theme: repository },
    host: '127.0.0.1',
    port: 0,
    cache: new CacheFolder(path.join(blog.root, '.tinta')),
    clock: () => devNow,
    version: 'test',
    onFault: (cause) => faults.push(cause),
    onPageFaults: () => {},
    onNotice: () => {},
    ...options,
  });
  onTestFinished(() => dev.close());
  const address = `http://127.0.0.1:${dev.port}`;
  return {
    ...dev,
    address,
    faults,
    get: (path, init) => fetch(address + path, { redirect: 'manual', ...init }),
    raw: (bytes) => exchange(dev.port, bytes),
  };
}

/** Sends bytes to a port of the loopback and returns what comes back. */
function exchange(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = (): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setEncoding('latin1').setTimeout(2000);
    socket.on('data', (part: string) => (text += part));
    socket.on('end', end).on('timeout', end).on('error', end).on('close', end);
  });
}

/** The preview as a command, in a process of its own. */
export interface DevProcess {
  readonly pid: number;
  /** What it has said so far, on both streams. */
  said(): string;
  /** Waits until it has said something that fits, and returns the match. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** Presses keys, one after the other. */
  press(keys: string): void;
  /** How it ended: its exit code, or the signal. */
  readonly ended: Promise<number | string>;
}

/** Runs `tinta dev` in a process; killed with the test if it has not ended. */
export function runDev(args: readonly string[], env: { readonly [name: string]: string } = {}): DevProcess {
  return follow(process.execPath, [cliFile, 'dev', ...args], env);
}

/** The same on a terminal of its own, where keys can be pressed. Takes util-linux. */
export function runDevOnTerminal(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
): DevProcess {
  const command = [process.execPath, cliFile, 'dev', ...args].map((word) => `'${word}'`).join(' ');
  return follow('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], env);
}

/** The same where the system gives out no more than so many watches. Takes Linux, and its leave to be one's own root. */
export function runDevWithWatches(watches: number, args: readonly string[]): DevProcess {
  const limit = `echo ${watches} > /proc/sys/user/max_inotify_watches && exec "$@"`;
  return follow(
    'unshare',
    ['--user', '--map-root-user', 'sh', '-c', limit, 'sh', process.execPath, cliFile, 'dev', ...args],
    {},
  );
}

function follow(
  program: string,
  args: readonly string[],
  env: { readonly [name: string]: string },
): DevProcess {
  const child = spawn(program, args, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let text = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      for (const look of watchers) look();
    });
  const ended = new Promise<number | string>((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    pid: child.pid ?? 0,
    said: () => text,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(text);
          if (match === null) return;
          watchers.delete(look);
          resolve(match);
        };
        watchers.add(look);
        look();
        void ended.then((how) => reject(new Error(`it ended (${how}) after saying: ${text}`)));
      }),
    signal: (name) => void child.kill(name),
    press: (keys) => void child.stdin.write(keys),
    ended,
  };
}

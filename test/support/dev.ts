import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { type Dev, type DevOptions, startDev } from '../../src/dev/start-dev.ts';
import { formatDiagnostic } from '../../src/diagnostics/format-diagnostic.ts';
import type { Diagnostic } from '../../src/types/diagnostic.ts';
import { type CleanBuild, cleanBuild } from './clean-build.ts';
import { cliFile } from './cli.ts';
import { repository, type TestBlog } from './site.ts';

/** A preview of a test's blog, ended with the test. */
export interface TestDev extends Dev {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** What should not have happened. */
  readonly faults: readonly unknown[];
  /** What the terminal was told last of the blog. */
  told(): readonly Diagnostic[];
  /** What it was told since it was last asked, of pages that could not be made. */
  toldOfPages(): readonly Diagnostic[];
  /** Asks for a path as a browser does. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Sends bytes as they are, and returns all that comes back until the server ends or is silent. */
  raw(bytes: string | Buffer): Promise<string>;
}

/** What the preview puts into pages and a build does not. */
const client = /<script src="\/_tinta\/client\.js"[^>]*><\/script>/;

/** How the preview differs from a build, one thing after the other; `seen` are the files that earlier builds made. */
async function* differencesFrom(
  { files, diagnostics }: CleanBuild,
  dev: TestDev,
  seen: ReadonlySet<string>,
): AsyncGenerator<string> {
  // The preview makes a page when it is asked for: it tells of one that cannot be made then, and not of others of that fault.
  const ofBlog = diagnostics.filter((found) => !isOfPage(found));
  yield* differencesOfTold(ofBlog, dev.told(), 'the terminal');
  yield* differencesOfTold(
    ofBlog,
    (await toldToPage(dev)).filter((text) => !isOfPage(text)),
    'an open page',
  );
  if (files !== null) yield* differencesOfFiles(files, dev, seen);
  else if (diagnostics.length > ofBlog.length) yield* differencesOfPages(diagnostics, dev, seen);
}

/** Whether an error was found when a page was rendered, which is done where all else is well. */
function isOfPage(found: Diagnostic | string): boolean {
  return textOf(found).includes(', while rendering ');
}

/** How what is told of pages, each asked for, differs from the faults of layouts that a clean build tells. */
async function* differencesOfPages(
  clean: readonly Diagnostic[],
  dev: TestDev,
  seen: ReadonlySet<string>,
): AsyncGenerator<string> {
  dev.toldOfPages();
  for (const file of seen) await (await dev.get(addressOf(file, dev))).arrayBuffer();
  const placeOf = ({ code, file, line, column }: Diagnostic) => [code, file, line, column].join(' ');
  const was = new Set(dev.toldOfPages().map(placeOf));
  const is = new Set(clean.filter(isOfPage).map(placeOf));
  for (const place of is) if (!was.has(place)) yield `no page told: ${place}`;
  for (const place of was) if (!is.has(place)) yield `a page told: ${place}`;
}

async function* differencesOfFiles(
  clean: ReadonlyMap<string, string>,
  dev: TestDev,
  seen: ReadonlySet<string>,
): AsyncGenerator<string> {
  // What readers search in is put in order when it is asked for, and with it all else: it comes last.
  const isOfSearch = (file: string) => Number(file.startsWith('search/'));
  for (const [file, bytes] of [...clean].toSorted(([a], [b]) => isOfSearch(a) - isOfSearch(b))) {
    const response = await dev.get(addressOf(file, dev));
    const served = Buffer.from(await response.arrayBuffer()).toString('latin1');
    const isPage = file.endsWith('.html');
    if (response.status !== 200) yield `${file}: ${response.status}`;
    else if ((isPage ? served.replace(client, '') : served) !== bytes) yield `${file}: other bytes`;
    else if (isPage && !client.test(served)) yield `${file}: no client`;
  }
  for (const file of seen)
    if (!clean.has(file) && (await dev.get(addressOf(file, dev))).status !== 404)
      yield `${file}: still there`;
}

/** Waits until the preview is what a clean build is; throws the differences where it does not come to be. */
export async function untilAsBuilt(
  dev: TestDev,
  blog: TestBlog,
  seen: Set<string> = new Set(),
): Promise<void> {
  // The blog stands still from here on: it is built once, and one difference tells that it is too early.
  const clean = await cleanBuild(blog, devNow);
  for (const file of clean.files?.keys() ?? []) seen.add(file);
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

/** How what was told differs from what a clean build tells. */
function* differencesOfTold(
  clean: readonly Diagnostic[],
  told: readonly Diagnostic[] | readonly string[],
  who: string,
): Generator<string> {
  const [is, was] = [textsOf(clean), textsOf(told)];
  for (const text of is) if (!was.has(text)) yield `${who} was not told: ${text}`;
  for (const text of was) if (!is.has(text)) yield `${who} was told: ${text}`;
}

function textsOf(found: readonly (Diagnostic | string)[]): ReadonlySet<string> {
  return new Set(found.map(textOf));
}

function textOf(found: Diagnostic | string): string {
  return typeof found === 'string' ? found : formatDiagnostic(found);
}

function addressOf(file: string, { base }: TestDev): string {
  return `${base}${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** What a page of the blog's own is told when it is opened. */
async function toldToPage(dev: TestDev): Promise<readonly string[]> {
  const ended = new AbortController();
  const response = await dev.get(`/_tinta/live?path=${dev.base}&bare=no`, { signal: ended.signal });
  const end = '\n\n';
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString();
    if (text.includes(end)) break;
  }
  ended.abort();
  const { errors, warnings }: { errors: string[]; warnings: string[] } = JSON.parse(
    text.slice('data: '.length, text.indexOf(end)),
  );
  return [...errors, ...warnings];
}

/** What the preview of a test takes for now. */
const devNow = new Date('2026-01-01');

/** Starts the preview in this process; by default with the default theme. */
export async function startTestDev(blog: TestBlog, options: Partial<DevOptions> = {}): Promise<TestDev> {
  const faults: unknown[] = [];
  let told: readonly Diagnostic[] | null = null;
  let toldOfPages: readonly Diagnostic[] = [];
  const dev = await startDev({
    roots: { blog: blog.root, theme: repository },
    host: '127.0.0.1',
    port: 0,
    cache: new CacheFolder(path.join(blog.root, '.tinta')),
    clock: () => devNow,
    version: 'test',
    onFault: (cause) => faults.push(cause),
    onNotice: () => {},
    ...options,
    onPageFaults(page, found) {
      toldOfPages = [...toldOfPages, ...found];
      options.onPageFaults?.(page, found);
    },
    onUpdate(update, milliseconds) {
      told = update.diagnostics;
      options.onUpdate?.(update, milliseconds);
    },
    onWhole(diagnostics) {
      told = diagnostics;
      options.onWhole?.(diagnostics);
    },
  });
  onTestFinished(() => dev.close());
  const address = `http://127.0.0.1:${dev.port}`;
  return {
    ...dev,
    address,
    faults,
    told: () => told ?? dev.diagnostics,
    toldOfPages() {
      const found = toldOfPages;
      toldOfPages = [];
      return found;
    },
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
    socket.setEncoding('latin1').setTimeout(10_000);
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

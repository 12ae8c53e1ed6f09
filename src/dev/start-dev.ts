import { statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Diagnostic } from '../types/diagnostic.ts';
import { createOwnPages } from './answer-own.ts';
import { answerPage } from './answer-pages.ts';
import type { DeskOptions } from './desk.ts';
import { createDevServer } from './http/create-server.ts';
import { createHostCheck } from './http/host-check.ts';
import { listenOn } from './http/listen.ts';
import { LiveChannel } from './live-channel.ts';
import { ownFolder } from './live-message.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { Preview, type Update } from './preview.ts';
import { watchBlog } from './watch-blog.ts';

export interface DevOptions extends DeskOptions {
  /** The address to listen at; the loopback unless the network is meant to read along. */
  readonly host: string;
  /** The port that is wanted; the next free one is taken. */
  readonly port: number;
  /** Whether open pages go to what is edited by themselves. */
  readonly follows?: boolean | undefined;
  /** Told of each change of the blog, and how long it took until pages knew of it, in milliseconds. */
  readonly onUpdate?: ((update: Update, milliseconds: number) => void) | undefined;
  /** Told of what should not happen, and is survived. */
  readonly onFault: (cause: unknown) => void;
}

/** A preview that runs. */
export interface Dev {
  readonly port: number;
  /** The site's base path, with a slash at its end. */
  readonly base: string;
  /** What is wrong with the blog. */
  readonly diagnostics: readonly Diagnostic[];
  /** Looks at the whole blog again; settles when it is shown as it is. */
  refresh(): Promise<void>;
  /** Ends it and frees the port; the blog's cache is whole. */
  close(): Promise<void>;
}

/** Opens a blog, serves it and follows its files until it is closed. Pages are rendered when they are asked for. */
export async function startDev(options: DevOptions): Promise<Dev> {
  const opening = openPreview(options);
  // Whoever asks before the blog is open waits; that it cannot be opened is told below.
  opening.catch(() => {});
  const ownPages = createOwnPages();
  const server = createDevServer(
    createHostCheck(options.host),
    async (asked, response) => {
      const { preview, live } = await opening;
      if (!asked.url.startsWith(ownFolder)) return answerPage(asked, preview);
      const query = readLive(asked.url);
      if (query === null || asked.method !== 'GET') return ownPages(asked);
      await live.connect(query, response);
      return null;
    },
    options.onFault,
  );
  const closeServer = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const port = await listenOn(server, options.host, options.port);
  try {
    const { preview, live } = await opening;
    let second: NodeJS.Timeout | undefined;
    const updates = oneAtATime(async (task) => {
      clearTimeout(second);
      const start = performance.now();
      await untilWritten(task.files ?? [], options.roots.blog);
      const update = await preview.update(task);
      // What the watcher missed, or what changed while it was read, is found by a second look.
      if (task.files !== null) second = setTimeout(() => updates.ask(null), secondLookMs).unref();
      if (update.outcome !== 'same' || task.isLate) await live.push();
      if (update.outcome === 'same') return;
      options.onUpdate?.(update, performance.now() - start);
    }, options.onFault);
    const watch = watchBlog(options.roots.blog, (files) => updates.ask(files), options.onFault);
    let closing: Promise<void> | null = null;
    const close = async (): Promise<void> => {
      clearTimeout(second);
      live.close();
      await Promise.all([closeServer(), watch.close()]);
      await updates.idle();
      await preview.close();
    };
    return {
      port,
      base: `${preview.desk.prepared.config.base}/`,
      diagnostics: preview.diagnostics,
      refresh: () => {
        updates.ask(null);
        return updates.idle();
      },
      close: () => (closing ??= close()),
    };
  } catch (cause) {
    await closeServer();
    throw cause;
  }
}

async function openPreview(options: DevOptions) {
  const preview = await Preview.open(options);
  return { preview, live: new LiveChannel(preview, options.follows ?? false) };
}

function readLive(url: string): URLSearchParams | null {
  const start = `${ownFolder}live?`;
  return url.startsWith(start) ? new URLSearchParams(url.slice(start.length)) : null;
}

/** When the blog is looked at once more after a change, in milliseconds. */
const secondLookMs = 1000;

/** A program that writes a file may have emptied it and not yet filled it: one more moment is given then, in milliseconds. */
const writingMs = 50;

async function untilWritten(files: readonly string[], root: string): Promise<void> {
  const isEmpty = files.some(
    (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.size === 0,
  );
  if (isEmpty) await pause(writingMs);
}

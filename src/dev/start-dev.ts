import { setImmediate } from 'node:timers/promises';
import { createHostCheck } from '../http/host-check.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { createOwnPages } from './answer-own.ts';
import { answerPage } from './answer-pages.ts';
import { type FollowOptions, followFiles } from './follow-files.ts';
import { createDevServer } from './http/create-server.ts';
import { listenOn } from './http/listen.ts';
import { Inspection } from './inspection.ts';
import { LiveChannel } from './live-channel.ts';
import { ownFolder } from './live-message.ts';
import { Preview } from './preview.ts';
import type { PreviewOptions } from './rendered-pages.ts';

/** What is previewed, where it is served, and who is told. */
export interface DevOptions extends PreviewOptions, FollowOptions {
  /** The address to listen at; the loopback unless the network is meant to read along. */
  readonly host: string;
  /** The port that is wanted; the next free one is taken. */
  readonly port: number;
  /** Whether open pages go to what is edited by themselves. */
  readonly follows?: boolean | undefined;
  /** Told what is wrong with a blog that was opened by its headers, once all of it is read. */
  readonly onWhole?: ((diagnostics: readonly Diagnostic[]) => void) | undefined;
}

/** A preview that runs. */
export interface Dev {
  readonly port: number;
  /** The site's base path, with a slash at its end. */
  readonly base: string;
  /** What is wrong with the blog. */
  readonly diagnostics: readonly Diagnostic[];
  /** Looks at the whole blog again, as if for the first time; settles when it is shown as it is. */
  refresh(): Promise<void>;
  /** Ends it and frees the port; the blog's cache is whole. */
  close(): Promise<void>;
}

/** A blog of no more pages than this is looked at as a whole soon after the start, a larger one when somebody asks. */
const fewPages = 500;

/** How soon, in milliseconds. */
const firstLookMs = 1500;

/** When what was put off is read: after whoever waited for the first page has it, in milliseconds. */
const restMs = 300;

/** Opens a blog, serves it and follows its files until it is closed. Pages are rendered when they are asked for. */
export async function startDev(options: DevOptions): Promise<Dev> {
  const opening = open(options);
  // Whoever asks before the blog is open waits; that it cannot be opened is told below.
  opening.catch(() => {});
  const ownPages = createOwnPages();
  const server = createDevServer(
    createHostCheck(options.host),
    async (asked, response) => {
      const { preview, live, inspection } = await opening;
      if (!asked.url.startsWith(ownFolder)) return answerPage(asked, preview);
      const query = readLive(asked.url);
      if (query === null || asked.method !== 'GET') {
        if (preview.snapshot.isProvisional && isAboutAll(asked.url)) await preview.complete();
        return ownPages(asked, preview, inspection);
      }
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
    const { preview, live, inspection } = await opening;
    // Who waits for a page is served before everything about the blog is known.
    await setImmediate();
    const following = followFiles(preview, live, options);
    const firstLook = setTimeout(() => {
      if (preview.snapshot.pages.size <= fewPages) inspection.start();
    }, firstLookMs).unref();
    const rest = setTimeout(() => void readRest(preview, live, options), restMs).unref();
    let closing: Promise<void> | null = null;
    const close = async (): Promise<void> => {
      clearTimeout(firstLook);
      clearTimeout(rest);
      live.close();
      await Promise.all([closeServer(), following.close(), inspection.close()]);
      await preview.close();
    };
    return {
      port,
      base: `${preview.snapshot.prepared.config.base}/`,
      diagnostics: preview.diagnostics,
      refresh: following.refresh,
      close: () => (closing ??= close()),
    };
  } catch (cause) {
    await closeServer();
    throw cause;
  }
}

async function open(options: DevOptions) {
  const preview = await Preview.open(options);
  const live = new LiveChannel(preview, options.follows ?? false);
  const tell = (): void => void live.push().catch(options.onFault);
  return { preview, live, inspection: new Inspection(preview, options.roots.blog, tell, options.onFault) };
}

/** Reads what was put off for the first page's sake, and tells what else is wrong. */
async function readRest(preview: Preview, live: LiveChannel, options: DevOptions): Promise<void> {
  if (!preview.snapshot.isProvisional) return;
  try {
    await preview.complete();
    options.onWhole?.(preview.diagnostics);
    await live.push();
  } catch (cause) {
    if (options.signal?.aborted !== true) options.onFault(cause);
  }
}

/** Whether one of the preview's own pages tells of the whole blog. */
function isAboutAll(url: string): boolean {
  const [place] = url.slice(ownFolder.length).split('?');
  return place === '' || place === 'why';
}

function readLive(url: string): URLSearchParams | null {
  const start = `${ownFolder}live?`;
  return url.startsWith(start) ? new URLSearchParams(url.slice(start.length)) : null;
}

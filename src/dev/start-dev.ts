import { Stopwatch } from '../build/stopwatch.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { answerPage, type Served } from './answer-pages.ts';
import { createDevServer } from './http/create-server.ts';
import { createHostCheck } from './http/host-check.ts';
import { listenOn } from './http/listen.ts';
import { closeDesk, openDesk, renderPage, type WorkbenchOptions } from './workbench.ts';

export interface DevOptions extends WorkbenchOptions {
  /** The address to listen at; the loopback unless the network is meant to read along. */
  readonly host: string;
  /** The port that is wanted; the next free one is taken. */
  readonly port: number;
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
  /** Ends it and frees the port; the blog's cache is whole. */
  close(): Promise<void>;
}

/** Opens a blog and serves it until it is closed. Pages are rendered when they are asked for. */
export async function startDev(options: DevOptions): Promise<Dev> {
  const opening = openDesk(options, new Stopwatch());
  // Whoever asks before the blog is open waits; that it cannot be opened is told below.
  opening.catch(() => {});
  const server = createDevServer(
    createHostCheck(options.host),
    async (asked) => {
      const desk = await opening;
      const served: Served = {
        pages: desk.pages,
        base: desk.prepared.config.base,
        render: (page) => renderPage(page, desk),
      };
      return answerPage(asked, served, (_, __, bytes) => bytes);
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
    const desk = await opening;
    return {
      port,
      base: `${desk.prepared.config.base}/`,
      diagnostics: desk.prepared.diagnostics,
      close: async () => {
        await closeServer();
        await closeDesk(desk);
      },
    };
  } catch (cause) {
    await closeServer();
    throw cause;
  }
}

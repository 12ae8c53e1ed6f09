import type { ServerResponse } from 'node:http';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { addressOf } from './describe-change.ts';
import { dressPage, emptyPage } from './dress-page.ts';
import { filesAt } from './find-page.ts';
import { commonHeaders } from './http/create-server.ts';
import type { LiveMessage } from './live-message.ts';
import type { Preview } from './preview.ts';
import { isDocument, type Shown } from './show-page.ts';

/** An open page, and what it was told last. */
interface Listener {
  readonly response: ServerResponse;
  /** The path of its address, percent codes and all. */
  readonly path: string;
  readonly isBare: boolean;
  boot: string;
  revision: number;
  etag: string;
}

/** More open pages than this are a fault or an attack; the oldest is let go. */
const mostListeners = 200;

/** A line that says nothing, so often that no proxy takes the connection for dead, in milliseconds. */
const heartbeatMs = 25_000;

/** Tells open pages what has become of them, by server-sent events. */
export class LiveChannel {
  readonly #preview: Preview;
  readonly #follows: boolean;
  readonly #listeners = new Set<Listener>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(preview: Preview, follows: boolean) {
    this.#preview = preview;
    this.#follows = follows;
    this.#heartbeat = setInterval(() => {
      for (const { response } of this.#listeners) response.write(':\n\n');
    }, heartbeatMs).unref();
  }

  /** Takes a page in that asks by `query`, and tells it at once what it has missed. */
  async connect(query: URLSearchParams, response: ServerResponse): Promise<void> {
    const listener: Listener = {
      response,
      path: query.get('path') ?? '/',
      isBare: query.get('bare') === 'yes',
      boot: query.get('boot') ?? '',
      revision: Number(query.get('revision')),
      etag: query.get('etag') ?? '',
    };
    response.writeHead(200, { ...commonHeaders, 'content-type': 'text/event-stream' });
    response.on('close', () => this.#listeners.delete(listener));
    const [oldest] = this.#listeners;
    if (oldest !== undefined && this.#listeners.size >= mostListeners) oldest.response.end();
    this.#listeners.add(listener);
    await this.#tell(listener, await this.#show(listener.path), listener.isBare);
  }

  /** Tells every open page what has changed; those of one address get the same. */
  async push(): Promise<void> {
    const shown = new Map<string, Promise<Shown>>();
    for (const listener of this.#listeners) {
      const { path } = listener;
      const made = shown.get(path) ?? this.#show(path);
      shown.set(path, made);
      await this.#tell(listener, await made, false);
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const { response } of this.#listeners) response.end();
  }

  #show(path: string): Promise<Shown> {
    return this.#preview.show(path);
  }

  async #tell(listener: Listener, shown: Shown, isBare: boolean): Promise<void> {
    const message = composeMessage(this.#preview, listener, shown, isBare);
    listener.response.write(`data: ${JSON.stringify({ ...message, follows: this.#follows })}\n\n`);
    if (message.errors.length > 0) return;
    Object.assign(listener, { boot: message.boot, revision: message.revision, etag: message.etag });
  }
}

function composeMessage(
  preview: Preview,
  { path, boot, revision, etag }: Listener,
  shown: Shown,
  isBare: boolean,
): Omit<LiveMessage, 'follows'> {
  const { pages, prepared } = preview.snapshot;
  const { base } = prepared.config;
  const since = preview.since(boot, revision);
  const places = shown.status === 404 ? filesAt(path, base) : [];
  const moved = places.map((file) => since.movedTo(file)).find((to) => to !== null) ?? null;
  const page = moved === null ? undefined : [...pages.values()].find(({ url }) => url === moved);
  const isTold = !isBare && shown.etag === etag;
  const now = { boot: preview.boot, revision: preview.revision, etag: shown.etag };
  const diagnostics = [...preview.diagnostics, ...shown.faults];
  return {
    ...now,
    html: isTold ? null : textOf(shown, now),
    movedTo: page === undefined ? null : addressOf(page, base),
    isRemade: since.isRemade,
    assets: since.assets,
    errors: textsOf(diagnostics, 'error'),
    warnings: textsOf(diagnostics, 'warning'),
    mark: markOf(shown, preview),
    edited: since.edited,
  };
}

function textOf({ page, bytes, status }: Shown, state: Parameters<typeof dressPage>[1]): string {
  if (page !== null && !isDocument(page)) return '';
  return new TextDecoder().decode(dressPage(status === 500 ? emptyPage : bytes, state));
}

function textsOf(diagnostics: readonly Diagnostic[], wanted: Diagnostic['severity']): readonly string[] {
  const texts = diagnostics
    .filter(({ severity }) => severity === wanted)
    .map((found) => formatDiagnostic(found));
  return [...new Set(texts)];
}

function markOf({ page }: Shown, { snapshot }: Preview): LiveMessage['mark'] {
  const { posts, pages } = snapshot.prepared.site;
  const id = page?.post ?? '';
  const position = snapshot.editCache.index.text(id) ?? -1;
  const post = [posts[position], pages[position]].find((one) => one?.id === id);
  if (post === undefined) return null;
  if (post.draft) return 'draft';
  return post.future ? 'scheduled' : null;
}

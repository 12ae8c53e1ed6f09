import { parentPort } from 'node:worker_threads';
import { DamagedCache } from '../cache/growing-file.ts';
import { unpackPost } from '../cache/packed-post.ts';
import { PostFileReader } from '../cache/post-file.ts';
import type { LiquidSite } from '../liquid/liquid-site.ts';
import { FirstSite } from '../output/first-site.ts';
import { sourceReader } from '../sources/read-source.ts';
import { createFileLoader, type FileLoader, type FileLoading } from './load/load-file.ts';
import { openLiquid } from './load/open-liquid.ts';
import { openServices } from './load/open-services.ts';
import type { Services } from './load/services.ts';
import { Renderer } from './render/renderer.ts';
import { ByteBuffer } from './threads/byte-buffer.ts';
import { openLazyPosts } from './threads/lazy-posts.ts';
import { packFile } from './threads/packed-file.ts';
import { createScratchEncoder } from './threads/scratch-encoder.ts';
import type {
  PackedOutput,
  RenderSetup,
  WorkerReply,
  WorkerRequest,
  WorkerSetup,
} from './threads/worker-messages.ts';

/** One thread's own loader and renderer: the same functions that run without threads. */
class Worker {
  readonly #setup: WorkerSetup;
  readonly #services: Services;
  #load: FileLoader;
  readonly #keySets = new Map<readonly string[], number>();
  #renderer: Renderer | null = null;
  #first: FirstSite | null = null;
  readonly #encode = createScratchEncoder();
  /** The bytes of the reply that is being made. */
  readonly #bytes = new ByteBuffer();

  constructor(setup: WorkerSetup, services: Services) {
    this.#setup = setup;
    this.#services = services;
    this.#load = createFileLoader(this.#loading);
  }

  /** From here on Liquid runs in what is loaded. */
  prepareLiquid(site: LiquidSite): WorkerReply {
    this.#load = createFileLoader(this.#loading, openLiquid(site, this.#loading));
    return { kind: 'ready' };
  }

  load(files: Extract<WorkerRequest, { kind: 'load' }>['files']): WorkerReply {
    const loaded = files.map((file) => {
      const { html, words, ...packed } = packFile(this.#load(file));
      this.#bytes.append(html);
      this.#bytes.append(words);
      return { ...packed, lengths: { html: html.length, words: words.length } };
    });
    return { kind: 'loaded', files: loaded, bytes: this.#bytes.flush() };
  }

  prepareRender({ site, posts, layouts, bodies, firstFolder }: RenderSetup): WorkerReply {
    this.#first = firstFolder === null ? null : new FirstSite(firstFolder);
    const { roots, sources, version } = this.#setup;
    const packed = new PostFileReader(posts.packed);
    this.#renderer = new Renderer({
      site,
      posts: openLazyPosts(posts.index, { read: (id) => unpackPost(packed.get(id)), mostRead }),
      layouts,
      bodies: new PostFileReader(bodies),
      services: this.#services,
      encode: this.#encode,
      version,
      readFile: sourceReader(sources, roots),
    });
    return { kind: 'ready' };
  }

  render(pages: Extract<WorkerRequest, { kind: 'render' }>['pages']): WorkerReply {
    const renderer = this.#renderer;
    if (renderer === null) throw new Error('asked to render before the site was known');
    const known = this.#keySets.size;
    const packed = pages.map((page): PackedOutput => {
      const { path, bytes, diagnostics, reads } = renderer.render(page);
      const written = this.#first?.write(path, bytes);
      if (written === undefined) this.#bytes.append(bytes);
      return {
        length: written === undefined ? bytes.length : 0,
        written,
        diagnostics,
        facts: reads.map(({ of }) => of),
        keySets: reads.map(({ keys }) => this.#keySetOf(keys)),
      };
    });
    const newKeySets = [...this.#keySets.keys()].slice(known);
    return { kind: 'rendered', outputs: packed, bytes: this.#bytes.flush(), newKeySets };
  }

  get #loading(): FileLoading {
    return { ...this.#setup, services: this.#services, encode: this.#encode };
  }

  #keySetOf(keys: readonly string[]): number {
    const position = this.#keySets.get(keys) ?? this.#keySets.size;
    this.#keySets.set(keys, position);
    return position;
  }
}

/** A thread forgets the posts it has read, all at once, when they come to this many. */
const mostRead = 10_000;

let worker: Worker | null = null;

/** What is wrong with plugins is told by the thread that asks. */
async function setUp({ setup }: Extract<WorkerRequest, { kind: 'setup' }>): Promise<WorkerReply> {
  const services = await openServices(setup.config, setup.roots.blog);
  worker = new Worker(setup, services.value);
  return { kind: 'ready' };
}

function answer(request: WorkerRequest): WorkerReply | Promise<WorkerReply> {
  if (request.kind === 'setup') return setUp(request);
  if (worker === null) throw new Error('asked to work before being set up');
  if (request.kind === 'load') return worker.load(request.files);
  if (request.kind === 'setup-liquid') return worker.prepareLiquid(request.site);
  if (request.kind === 'setup-render') return worker.prepareRender(request.setup);
  return worker.render(request.pages);
}

/** What a thread says of a failure that is the disk's and not its own. Throws the others. */
function explain(cause: unknown): WorkerReply {
  if (cause instanceof DamagedCache) return { kind: 'damaged-cache', message: cause.message };
  if (!(cause instanceof Error) || !('code' in cause && 'syscall' in cause)) throw cause;
  const path = 'path' in cause ? String(cause.path) : undefined;
  return { kind: 'not-written', message: cause.message, code: String(cause.code), path };
}

/** Each is answered when those before it are. */
async function reply(request: WorkerRequest): Promise<void> {
  let reply: WorkerReply;
  try {
    reply = await answer(request);
  } catch (cause) {
    reply = explain(cause);
  }
  parentPort?.postMessage(reply, 'bytes' in reply ? [reply.bytes.buffer as ArrayBuffer] : []);
}

let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: WorkerRequest) => {
  last = last.then(() => reply(request));
});

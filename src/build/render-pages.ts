import type { FinishedFile } from '../output/output-folder.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { PrepareOptions } from './build-options.ts';
import { ByteRun } from './byte-run.ts';
import { keepPosts } from './kept-posts.ts';
import { isMade } from './made-pages.ts';
import { manyAtOnce } from './many-at-once.ts';
import { picturesAtOnce } from './pictures-at-once.ts';
import type { Prepared } from './prepared.ts';
import type { PackedOutput, WorkerReply } from './worker-messages.ts';
import type { WorkerPool } from './worker-pool.ts';
import { yieldNow } from './yield-now.ts';

/** An output, written already where `written` says so. */
export type MadeOutput = Output & Pick<FinishedFile, 'written'>;

/** Takes an output; its bytes hold no longer than until the next one. */
type TakeOutput = (page: Page, output: MadeOutput) => void;

interface RenderOptions extends PrepareOptions {
  /** Where threads may write the pages of a first site themselves. */
  readonly firstFolder: string | null;
}

/** Pages are rendered and handed over in groups of this many. */
const batch = 32;

/** After so many of them this thread takes what others have done. */
const oneStretch = 8;

/** Renders pages, on threads where that gains time, and hands each output to `take`, in any order. */
export async function renderPages(
  all: readonly Page[],
  prepared: Prepared,
  options: RenderOptions,
  take: TakeOutput,
): Promise<void> {
  const pages = all.filter((page) => !isMade(page));
  await renderTexts(pages, prepared, options, take);
  const made = all.filter(isMade);
  let done = pages.length;
  await manyAtOnce(made, picturesAtOnce, async (page) => {
    options.signal?.throwIfAborted();
    take(page, await prepared.make(page));
    options.onProgress?.('render', ++done, all.length);
  });
}

async function renderTexts(
  pages: readonly Page[],
  { renderer, threads, site, layouts, session }: Prepared,
  { signal, onProgress, firstFolder }: RenderOptions,
  take: TakeOutput,
): Promise<void> {
  let done = 0;
  const { encode } = new ByteRun();
  const takeAndTell: TakeOutput = (page, output) => {
    take(page, output);
    onProgress?.('render', ++done, pages.length);
  };
  const renderHere = async (part: readonly Page[]): Promise<void> => {
    for (const [index, page] of part.entries()) {
      takeAndTell(page, renderer(encode).render(page));
      if (index % oneStretch === 0) await yieldNow(signal);
    }
  };
  const pool = threads.for(pages.length);
  if (pool === null) return renderHere(pages);
  // Cloning each post into each thread is most of what threads cost a large blog in memory: they read those they show.
  const setup = {
    site: { ...site, posts: [] },
    posts: { kept: keepPosts(site.posts), packed: session.packed.share() },
    layouts,
    bodies: session.bodies.share(),
    firstFolder,
  };
  pool.tellAll({ kind: 'setup-render', setup });
  return renderOnThreads(pages, pool, takeAndTell, renderHere);
}

async function renderOnThreads(
  pages: readonly Page[],
  pool: WorkerPool,
  take: TakeOutput,
  renderHere: (part: readonly Page[]) => Promise<void>,
): Promise<void> {
  // Feeds and lists, of which one takes as long as many posts, come first: at the end all threads end together.
  const inTurn = pages.toReversed();
  const batches = Array.from({ length: Math.ceil(pages.length / batch) }, (_, index) =>
    inTurn.slice(index * batch, (index + 1) * batch),
  );
  const keySets = Array.from({ length: pool.size }, (): (readonly string[])[] => []);
  await pool.run(
    batches.map((part) => ({ kind: 'render', pages: part })),
    (reply, request, thread) => {
      if (reply.kind === 'rendered') unpack(reply, batches[request] ?? [], keySets[thread] ?? [], take);
    },
    (request) => renderHere(batches[request] ?? []),
  );
}

function unpack(
  reply: Extract<WorkerReply, { kind: 'rendered' }>,
  pages: readonly Page[],
  keySets: (readonly string[])[],
  take: TakeOutput,
): void {
  keySets.push(...reply.newKeySets);
  let at = 0;
  for (const [index, packed] of reply.outputs.entries()) {
    const page = pages[index];
    if (page !== undefined)
      take(page, unpackOutput(page, packed, reply.bytes.subarray(at, at + packed.length), keySets));
    at += packed.length;
  }
}

function unpackOutput(
  { path, url }: Page,
  packed: PackedOutput,
  bytes: Uint8Array,
  keySets: readonly (readonly string[])[],
): MadeOutput {
  const reads = packed.facts.map((of, index) => ({ of, keys: keySets[packed.keySets[index] ?? -1] ?? [] }));
  return { path, url, bytes, written: packed.written, reads, diagnostics: packed.diagnostics };
}

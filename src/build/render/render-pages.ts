import type { FinishedFile } from '../../output/output-folder.ts';
import { cutList } from '../../text/cut-list.ts';
import type { Output } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';
import type { PrepareOptions } from '../scan/build-options.ts';
import { forEachYielding } from '../threads/for-each-yielding.ts';
import { indexPosts } from '../threads/lazy-posts.ts';
import { manyAtOnce } from '../threads/many-at-once.ts';
import { picturesAtOnce } from '../threads/pictures-at-once.ts';
import { createScratchEncoder } from '../threads/scratch-encoder.ts';
import type { PackedOutput, WorkerReply } from '../threads/worker-messages.ts';
import type { WorkerPool } from '../threads/worker-pool.ts';
import { isGenerated } from './is-generated.ts';
import type { Prepared } from './prepared.ts';

/** A rendered output. Where a worker has written its file already, `written` tells of that file. */
export type RenderedOutput = Output & Pick<FinishedFile, 'written'>;

/** Called with each page once it is rendered. Copy the bytes of the output: the next call overwrites them. */
type OnRendered = (page: Page, output: RenderedOutput) => void;

interface RenderOptions extends PrepareOptions {
  /** Where threads may write the pages of a first site themselves. */
  readonly firstFolder: string | null;
}

/** A worker is asked to render this many pages at once. */
const batchSize = 32;

/**
 * Renders pages and calls `onRendered` with each, in any order: first those with a layout and the copied files, on workers where
 * that gains time, then pictures, cards and the parts of the search index. Rejects with the reason of `signal`.
 */
export async function renderPages(
  all: readonly Page[],
  prepared: Prepared,
  options: RenderOptions,
  onRendered: OnRendered,
): Promise<void> {
  const pages = all.filter((page) => !isGenerated(page));
  await renderLayoutsAndCopies(pages, prepared, options, onRendered);
  const generated = all.filter(isGenerated);
  let done = pages.length;
  await manyAtOnce(generated, picturesAtOnce, async (page) => {
    options.signal?.throwIfAborted();
    onRendered(page, await prepared.generate(page));
    options.onProgress?.('render', ++done, all.length);
  });
}

async function renderLayoutsAndCopies(
  pages: readonly Page[],
  { renderer, threads, site, layouts, session }: Prepared,
  { signal, onProgress, firstFolder }: RenderOptions,
  onRendered: OnRendered,
): Promise<void> {
  let done = 0;
  const encode = createScratchEncoder();
  const onEach: OnRendered = (page, output) => {
    onRendered(page, output);
    onProgress?.('render', ++done, pages.length);
  };
  const renderHere = (part: readonly Page[]): Promise<void> =>
    forEachYielding(part, signal, (page) => onEach(page, renderer(encode).render(page)));
  const pool = threads.for(pages.length);
  if (pool === null) return renderHere(pages);
  // Cloning each post into each thread is most of what threads cost a large blog in memory: they read those they show.
  const setup = {
    site: { ...site, posts: [] },
    posts: { index: indexPosts(site.posts), packed: session.packed.share() },
    layouts,
    bodies: session.bodies.share(),
    firstFolder,
  };
  pool.tellAll({ kind: 'setup-render', setup });
  return renderOnThreads(pages, pool, onEach, renderHere);
}

async function renderOnThreads(
  pages: readonly Page[],
  pool: WorkerPool,
  onRendered: OnRendered,
  renderHere: (part: readonly Page[]) => Promise<void>,
): Promise<void> {
  // Feeds and lists, of which one takes as long as many posts, come first: at the end all threads end together.
  const batches = cutList(pages.toReversed(), batchSize);
  const keySets = Array.from({ length: pool.size }, (): (readonly string[])[] => []);
  await pool.run(
    batches.map((part) => ({ kind: 'render', pages: part })),
    (reply, request, thread) => {
      if (reply.kind === 'rendered') unpack(reply, batches[request] ?? [], keySets[thread] ?? [], onRendered);
    },
    (request) => renderHere(batches[request] ?? []),
  );
}

function unpack(
  reply: Extract<WorkerReply, { kind: 'rendered' }>,
  pages: readonly Page[],
  keySets: (readonly string[])[],
  onRendered: OnRendered,
): void {
  keySets.push(...reply.newKeySets);
  let at = 0;
  for (const [index, packed] of reply.outputs.entries()) {
    const page = pages[index];
    if (page !== undefined)
      onRendered(page, unpackOutput(page, packed, reply.bytes.subarray(at, at + packed.length), keySets));
    at += packed.length;
  }
}

function unpackOutput(
  { path, url }: Page,
  packed: PackedOutput,
  bytes: Uint8Array,
  keySets: readonly (readonly string[])[],
): RenderedOutput {
  const reads = packed.facts.map((of, index) => ({ of, keys: keySets[packed.keySets[index] ?? -1] ?? [] }));
  return { path, url, bytes, written: packed.written, reads, diagnostics: packed.diagnostics };
}

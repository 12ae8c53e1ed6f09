import type { LiquidSite } from '../../liquid/liquid-site.ts';
import { cutList } from '../../text/cut-list.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { Progress } from '../scan/stopwatch.ts';
import { forEachYielding } from '../threads/for-each-yielding.ts';
import { type PackedFile, packFile } from '../threads/packed-file.ts';
import { createScratchEncoder } from '../threads/scratch-encoder.ts';
import type { Threads } from '../threads/threads.ts';
import type { WorkerPool } from '../threads/worker-pool.ts';
import { createFileLoader, type FileLoading } from './load-file.ts';
import { openLiquid } from './open-liquid.ts';

/** Called with each file once it is loaded. Copy the bytes of its HTML and its words: the next call overwrites them. */
export type OnLoaded = (file: SourceFile, loaded: PackedFile) => void;

/** What files are loaded with, on which threads, who is told of the progress, and what ends the work early. */
export interface LoadingWork {
  readonly loading: FileLoading;
  readonly threads: Threads;
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A worker is asked to load this many files at once. */
const batchSize = 64;

/**
 * Loads files, in any order, on workers where there are enough files for that to gain time. With a `site` the Liquid of their
 * bodies runs; without one, files that have Liquid come back as waiting for it. Rejects with the reason of `signal`.
 */
export async function loadFiles(
  files: readonly SourceFile[],
  { loading, threads, onProgress, signal }: LoadingWork,
  onLoaded: OnLoaded,
  site?: LiquidSite,
): Promise<void> {
  const encode = createScratchEncoder();
  const runLiquid = site === undefined ? undefined : openLiquid(site, loading);
  const loadFile = createFileLoader({ ...loading, encode }, runLiquid);
  let done = 0;
  const onEach: OnLoaded = (...loaded) => {
    onLoaded(...loaded);
    onProgress?.('load', ++done, files.length);
  };
  const loadHere = (part: readonly SourceFile[]): Promise<void> =>
    forEachYielding(part, signal, (file) => onEach(file, packFile(loadFile(file))));
  const pool = threads.for(files.length);
  if (pool === null) return loadHere(files);
  if (site !== undefined) pool.tellAll({ kind: 'setup-liquid', site });
  return loadOnThreads(files, pool, onEach, loadHere);
}

async function loadOnThreads(
  files: readonly SourceFile[],
  pool: WorkerPool,
  onLoaded: OnLoaded,
  loadHere: (part: readonly SourceFile[]) => Promise<void>,
): Promise<void> {
  const batches = cutList(files, batchSize);
  await pool.run(
    batches.map((part) => ({ kind: 'load', files: part })),
    (reply, request) => {
      if (reply.kind !== 'loaded') return;
      let at = 0;
      for (const [index, { lengths, ...loaded }] of reply.files.entries()) {
        const file = batches[request]?.[index];
        const html = reply.bytes.subarray(at, (at += lengths.html));
        const words = reply.bytes.subarray(at, (at += lengths.words));
        if (file !== undefined) onLoaded(file, { ...loaded, html, words });
      }
    },
    (request) => loadHere(batches[request] ?? []),
  );
}

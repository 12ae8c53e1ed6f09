import type { LiquidSite } from '../liquid/liquid-site.ts';
import type { SourceFile } from '../types/source-file.ts';
import { ByteRun } from './byte-run.ts';
import { createFileLoader, type FileLoading } from './load-file.ts';
import { type PackedFile, packFile } from './packed-file.ts';
import { openLiquid } from './run-liquid.ts';
import type { Progress } from './stopwatch.ts';
import type { Threads } from './threads.ts';
import type { WorkerPool } from './worker-pool.ts';
import { yieldNow } from './yield-now.ts';

/** Takes a file that was loaded; the bytes of its HTML and its words hold no longer than until the next one. */
export type TakeLoaded = (file: SourceFile, loaded: PackedFile) => void;

/** With what files are loaded, on which threads, and who is told of it. */
export interface LoadingWork {
  readonly loading: FileLoading;
  readonly threads: Threads;
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Files are loaded and handed over in groups of this many. */
const batch = 64;

/** After so many of them this thread takes what others have done. */
const oneStretch = 8;

/** Loads files, on threads where that gains time, in any order; with a site their Liquid runs, without one it waits. */
export async function loadFiles(
  files: readonly SourceFile[],
  { loading, threads, onProgress, signal }: LoadingWork,
  take: TakeLoaded,
  site?: LiquidSite,
): Promise<void> {
  const { encode } = new ByteRun();
  const runLiquid = site === undefined ? undefined : openLiquid(site, loading);
  const loadFile = createFileLoader({ ...loading, encode }, runLiquid);
  let done = 0;
  const takeAndTell: TakeLoaded = (...loaded) => {
    take(...loaded);
    onProgress?.('load', ++done, files.length);
  };
  const loadHere = async (part: readonly SourceFile[]): Promise<void> => {
    for (const [index, file] of part.entries()) {
      takeAndTell(file, packFile(loadFile(file)));
      if (index % oneStretch === 0) await yieldNow(signal);
    }
  };
  const pool = threads.for(files.length);
  if (pool === null) return loadHere(files);
  if (site !== undefined) pool.tellAll({ kind: 'setup-liquid', site });
  return loadOnThreads(files, pool, takeAndTell, loadHere);
}

async function loadOnThreads(
  files: readonly SourceFile[],
  pool: WorkerPool,
  take: TakeLoaded,
  loadHere: (part: readonly SourceFile[]) => Promise<void>,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(files.length / batch) }, (_, index) =>
    files.slice(index * batch, (index + 1) * batch),
  );
  await pool.run(
    batches.map((part) => ({ kind: 'load', files: part })),
    (reply, request) => {
      if (reply.kind !== 'loaded') return;
      let at = 0;
      for (const [index, { lengths, ...loaded }] of reply.files.entries()) {
        const file = batches[request]?.[index];
        const html = reply.bytes.subarray(at, (at += lengths.html));
        const words = reply.bytes.subarray(at, (at += lengths.words));
        if (file !== undefined) take(file, { ...loaded, html, words });
      }
    },
    (request) => loadHere(batches[request] ?? []),
  );
}

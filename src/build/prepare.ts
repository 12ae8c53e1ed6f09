import { existsSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package-info.ts';
import type { Site } from '../types/site.ts';
import { completePrepared } from './complete-prepared.ts';
import { load } from './load/load.ts';
import { loadLayouts } from './load/load-layouts.ts';
import { closeSession, openSession, type Session } from './load/session.ts';
import { openLoading } from './open-loading.ts';
import { openSearch, openSearchLater } from './plan/search-index.ts';
import { planSite } from './plan-site.ts';
import type { Prepared } from './render/prepared.ts';
import type { PrepareOptions } from './scan/build-options.ts';
import type { Stopwatch } from './scan/stopwatch.ts';
import type { Survey } from './scan/survey.ts';
import { spareMemory } from './threads/spare-memory.ts';
import { Threads, worthThreads } from './threads/threads.ts';

/** Loads and plans a scanned blog; `release` must be called in the end. Throws `DamagedCache`, and the reason of an aborted signal. */
export async function prepare(survey: Survey, options: PrepareOptions, watch: Stopwatch): Promise<Prepared> {
  spareMemory(survey.sources.value.length);
  const session = openSession(survey, options.tool ?? options.version);
  try {
    return await prepareIn(session, survey, options, watch);
  } catch (cause) {
    closeSession(session);
    throw cause;
  }
}

/** Ends the threads and closes the files of a prepared blog. */
export async function release({ threads, session }: Prepared): Promise<void> {
  await threads.close();
  closeSession(session);
}

async function prepareIn(
  session: Session,
  survey: Survey,
  options: PrepareOptions,
  watch: Stopwatch,
): Promise<Prepared> {
  const { version, jobs = 1, threadsFrom = worthThreads } = options;
  const opened = await openLoading(survey, session, options, watch);
  const { loading, maker } = opened;
  const { config, services: _, ...files } = loading;
  const layouts = loadLayouts(files.sources, files.roots);
  const threads = new Threads(workerFile(), { jobs, from: threadsFrom }, { ...files, config, version });
  try {
    const site = await load({ ...options, loading, session, threads, watch });
    const open = options.searchLater === true ? openSearchLater : openSearch;
    const openIndex = (loaded: Site) => open(loaded, session);
    const planned = planSite(site, layouts, { config, maker, openIndex, watch });
    return completePrepared(survey, opened, planned, { session, threads, bodies: session.bodies, version });
  } catch (cause) {
    // Threads that are left waiting keep the process from its end.
    await threads.close();
    throw cause;
  }
}

/** The worker's module; null where there is no bundle to start it from. */
function workerFile(): string | null {
  const file = path.join(packageRoot, 'dist/worker.js');
  return existsSync(file) ? file : null;
}

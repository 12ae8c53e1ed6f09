import { DamagedCache } from '../cache/body-file.ts';
import { FileStamps } from '../cache/file-stamps.ts';
import { foldLayoutErrors } from '../layouts/fold-layout-errors.ts';
import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { openHistory } from './page-history.ts';
import { type PrepareOptions, prepare } from './prepare.ts';
import { closeSession, saveSession, stageOf } from './session.ts';
import { Stopwatch } from './stopwatch.ts';
import { explainDisk, openOutput } from './write.ts';
import { yieldNow } from './yield-now.ts';

export interface BuildOptions extends PrepareOptions {
  /** Where the site is written, absolute. */
  readonly out: string;
  /** Writes every file anew, even where the same bytes stand already. */
  readonly clean?: boolean | undefined;
  /** Warnings end the build as errors do. */
  readonly strict?: boolean | undefined;
}

/**
 * Builds the blog: scan → load → plan → render → write. A page is rendered only if something it was made of has
 * changed. Errors of the blog come back as diagnostics, all of them in one run, and leave the output as it was;
 * bugs throw.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  try {
    return await buildOnce(options);
  } catch (cause) {
    const isDamaged = cause instanceof DamagedCache;
    const reason = isDamaged ? null : explainDisk(cause, options.roots.blog);
    // On a full disk the cache is the first thing to give up.
    options.cache?.drop();
    return reason === null ? buildOnce(options) : notBuilt(reason);
  }
}

async function buildOnce(options: BuildOptions): Promise<BuildReport> {
  const watch = new Stopwatch();
  const prepared = await prepare(options, watch);
  const { site, pages, renderer, session } = prepared;
  const found = [...prepared.diagnostics];
  const rendered: string[] = [];
  const report = (publication = nothingWritten): BuildReport => ({
    isDone: publication !== nothingWritten,
    diagnostics: foldLayoutErrors(found),
    ...publication,
    posts: site.posts.length,
    rendered: rendered.toSorted(),
    times: watch.times,
  });
  try {
    saveSession(session);
    if (stops(found, options.strict)) return report();

    const history = watch.time('plan', () => openHistory(prepared));
    const stamps = new FileStamps(session.cache, 'output.json');
    const output = openOutput(options.out, options.roots.blog, {
      isClean: options.clean ?? false,
      stamps,
      stage: stageOf(session),
    });
    if ('code' in output) return { ...report(), diagnostics: [...found, output] };
    try {
      for (const [index, page] of pages.entries()) {
        if (history.isSame(page) && watch.time('write', () => output.keep(page.path))) {
          history.keep(page);
          continue;
        }
        const made = watch.time('render', () => renderer.render(page));
        watch.time('write', () => output.put(made));
        history.record(page, made);
        found.push(...made.diagnostics);
        if (page.layout !== null) rendered.push(page.url);
        if (index % 64 === 0) await yieldNow(options.signal);
        options.onProgress?.('render', index + 1, pages.length);
      }
      if (stops(found, options.strict)) return report();
      const publication = watch.time('write', () => output.publish());
      history.save();
      stamps.save();
      return report(publication);
    } catch (cause) {
      return { ...report(), diagnostics: [...found, explainDisk(cause, options.roots.blog)] };
    } finally {
      output.close();
    }
  } finally {
    closeSession(session);
  }
}

/** The report of a build that the disk ended before there was a site. */
function notBuilt(reason: Diagnostic): BuildReport {
  const { times } = new Stopwatch();
  return { isDone: false, diagnostics: [reason], ...nothingWritten, posts: 0, rendered: [], times };
}

const nothingWritten = { written: 0, unchanged: 0, removed: 0 };

/** Whether a build with these diagnostics must leave the old site as it is. */
function stops(diagnostics: readonly Diagnostic[], strict = false): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || strict);
}

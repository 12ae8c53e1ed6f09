import { DamagedCache } from '../cache/body-file.ts';
import { FileStamps } from '../cache/file-stamps.ts';
import { describeSite } from './describe-site.ts';
import { foldLayoutErrors } from '../layouts/fold-layout-errors.ts';
import { sortDiagnostics } from '../diagnostics/format-diagnostic.ts';
import type { Page } from '../types/page.ts';
import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { openHistory } from './page-history.ts';
import { encoderBroken, EncoderFailed } from './picture-maker.ts';
import { addPagefind } from './pagefind-index.ts';
import { type Prepared, type PrepareOptions, prepare, release } from './prepare.ts';
import { type BuiltSite, readManifest } from '../output/output-manifest.ts';
import { inputsOf, rememberBuild, reportUnchanged } from './last-build.ts';
import { surveyBlog } from './survey.ts';
import { type MadeOutput, renderPages } from './render-pages.ts';
import { saveSession, stageOf } from './session.ts';
import { Stopwatch } from './stopwatch.ts';
import { explainDisk, openOutput } from './write.ts';

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
  // Two builds at once must not mix what they keep: the second one keeps nothing.
  if (options.cache?.take() !== true) return buildWith({ ...options, cache: undefined });
  try {
    return await buildWith(options);
  } finally {
    options.cache.release();
  }
}

async function buildWith(options: BuildOptions): Promise<BuildReport> {
  try {
    return await buildOnce(options);
  } catch (cause) {
    if (cause instanceof EncoderFailed) return notBuilt(encoderBroken(cause));
    const isDamaged = cause instanceof DamagedCache;
    const reason = isDamaged ? null : explainDisk(cause, options.roots.blog);
    // On a full disk the cache is the first thing to give up.
    options.cache?.drop();
    return reason === null ? buildOnce(options) : notBuilt(reason);
  }
}

async function buildOnce(options: BuildOptions): Promise<BuildReport> {
  const watch = new Stopwatch();
  const survey = surveyBlog(options, watch);
  const unchanged = reportUnchanged(survey, options, watch);
  if (unchanged !== null) return unchanged;
  const prepared = await prepare(survey, options, watch);
  try {
    const describe = () => describeSite(prepared, inputsOf(survey, options));
    const report = await renderAndWrite(prepared, describe, options, watch);
    const manifest = readManifest(options.out)?.digest;
    if (report.isDone && manifest !== undefined)
      leave(options, () => rememberBuild(survey, options, prepared, { ...report, manifest }));
    return report;
  } finally {
    await release(prepared);
  }
}

/** The last two verbs. */
async function renderAndWrite(
  prepared: Prepared,
  describe: () => BuiltSite,
  options: BuildOptions,
  watch: Stopwatch,
): Promise<BuildReport> {
  const { site, pages, session } = prepared;
  const found = [...prepared.diagnostics];
  const rendered: string[] = [];
  const report = (publication = nothingWritten): BuildReport => ({
    isDone: publication !== nothingWritten,
    // Threads find faults in any order.
    diagnostics: foldLayoutErrors(sortDiagnostics(found)),
    ...publication,
    posts: site.posts.length,
    rendered: rendered.toSorted(),
    times: watch.times,
  });
  if (stops(found, options.strict)) {
    await saveSession(session);
    return report();
  }

  const history = watch.time('plan', () => openHistory(prepared));
  const stamps = new FileStamps(session.cache, 'output.json');
  const place = { isClean: options.clean ?? false, stamps, stage: stageOf(session) };
  const output = openOutput(options.out, options.roots.blog, place);
  if ('code' in output) {
    await saveSession(session);
    return { ...report(), diagnostics: [...found, output] };
  }
  try {
    const digests = new Map<string, string>();
    const changed = pages.filter((page) => {
      const bytes = history.bytesOf(page);
      if (bytes === null || !output.keep(page.path, bytes)) return true;
      history.keep(page);
      digests.set(page.path, bytes);
      return false;
    });
    const take = (page: Page, made: MadeOutput): void => {
      const bytes = output.put(made);
      history.record(page, made, bytes);
      digests.set(page.path, bytes);
      found.push(...made.diagnostics);
      if (page.layout !== null) rendered.push(page.url);
    };
    const { firstFolder } = output;
    const render = () => renderPages(changed, prepared, { ...options, firstFolder }, take);
    await watch.timeAsync('render', () => endBoth(render(), saveSession(session)));
    if (stops(found, options.strict)) return report();
    const index = () => addPagefind(prepared, output, digests, options.roots.blog);
    found.push(...(await watch.timeAsync('render', index)));
    if (stops(found, options.strict)) return report();
    prepared.maker.forgetOthers(pages);
    const publication = watch.time('write', () => output.publish(describe()));
    leave(options, () => {
      history.save();
      stamps.save();
    });
    return report(publication);
  } catch (cause) {
    return { ...report(), diagnostics: [...found, explainDisk(cause, options.roots.blog)] };
  } finally {
    output.close();
  }
}

/** Waits until both have ended, so that nothing is at work any more. Throws what the first that failed threw. */
async function endBoth(...works: readonly [Promise<void>, Promise<void>]): Promise<void> {
  const ends = await Promise.allSettled(works);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Leaves something to the next build. The site is published: where there is no room for more, the cache gives way. */
function leave({ cache, roots }: BuildOptions, save: () => void): void {
  try {
    save();
  } catch (cause) {
    // Throws what is not the disk's fault.
    explainDisk(cause, roots.blog);
    cache?.drop();
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

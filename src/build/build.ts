import { DamagedCache } from '../cache/growing-file.ts';
import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { EncoderFailed, encoderBroken } from './render/picture-maker.ts';
import type { BuildOptions } from './scan/build-options.ts';
import { nameConfiguration } from './scan/name-configuration.ts';
import { Stopwatch } from './scan/stopwatch.ts';
import { surveyBlog } from './scan/survey.ts';
import { hasLastBuild, reportUnchanged } from './write/last-build.ts';
import { explainDisk } from './write/write.ts';

/**
 * Builds the blog: scan → load → plan → render → write. A page is rendered only if something it was made of has
 * changed. Errors of the blog come back as diagnostics, all of them in one run, and leave the output as it was;
 * bugs throw.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  // Two builds at once must not mix what they keep: the second one keeps nothing.
  if (options.cache?.lock() !== true) return buildNamed({ ...options, cache: undefined });
  try {
    return await buildNamed(options);
  } finally {
    options.cache.unlock();
  }
}

/**
 * Scans the blog, and then does the least that makes the site what it should be:
 *  1. `reportUnchanged`: nothing has changed since the last build, and nothing is done;
 *  2. `publishEdits`: nothing has but what a few posts say, and the pages that show it are rendered by the plans of the last build;
 *  3. else `prepare` loads what has changed and plans every page, and `publishSite` renders those that may be others, and writes.
 * The first two return null where more may have changed.
 */
async function buildOnce(options: BuildOptions): Promise<BuildReport> {
  const watch = new Stopwatch();
  const survey = surveyBlog(options, watch, { isFirst: !hasLastBuild(options.cache) });
  const unchanged = reportUnchanged(survey, options, watch);
  if (unchanged !== null) return unchanged;
  // Most of the tool is needed only where something has changed, and loading it takes longer than all of the above.
  const { publishEdits } = await import('./publish-edits.ts');
  const edited = await publishEdits(survey, options, watch);
  if (edited !== null) return edited;
  const [{ prepare, release }, { publishSite }] = await Promise.all([
    import('./prepare.ts'),
    import('./publish-site.ts'),
  ]);
  const prepared = await prepare(survey, options, watch);
  try {
    return await publishSite(survey, prepared, options, watch);
  } finally {
    await release(prepared);
  }
}

/** Builds, with remedies that name the configuration this blog has. */
async function buildNamed(options: BuildOptions): Promise<BuildReport> {
  const report = await buildOrExplain(options);
  return { ...report, diagnostics: nameConfiguration(report.diagnostics, options.roots.blog) };
}

/**
 * Builds; if that throws:
 *  1. a damaged cache is dropped, and the blog is built once more;
 *  2. what the disk refuses, and a package for pictures that does not start, is reported as an error;
 *  3. everything else is a bug, and is thrown on.
 */
async function buildOrExplain(options: BuildOptions): Promise<BuildReport> {
  try {
    return await buildOnce(options);
  } catch (cause) {
    if (cause instanceof EncoderFailed) return notBuilt(encoderBroken(cause));
    const reason = cause instanceof DamagedCache ? null : explainDisk(cause, options.roots.blog);
    // On a full disk the cache is the first thing to give up.
    options.cache?.drop();
    return reason === null ? buildOnce(options) : notBuilt(reason);
  }
}

/** The report of a build that ended before there was a site. */
function notBuilt(reason: Diagnostic): BuildReport {
  const { times } = new Stopwatch();
  const counts = { written: 0, unchanged: 0, removed: 0, posts: 0 };
  return { isDone: false, diagnostics: [reason], ...counts, rendered: [], times };
}

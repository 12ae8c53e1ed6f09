import { FileStamps } from '../cache/file-stamps.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { BuildReport } from '../types/build.ts';
import type { Page } from '../types/page.ts';
import { BuildAccount } from './build-account.ts';
import { describeSite } from './describe-site.ts';
import { saveSession, stageOf } from './load/session.ts';
import { openHistory, type PageHistory } from './render/page-history.ts';
import { addPagefind } from './render/pagefind-index.ts';
import type { Prepared } from './render/prepared.ts';
import { type RenderedOutput, renderPages } from './render/render-pages.ts';
import type { BuildOptions } from './scan/build-options.ts';
import type { Stopwatch } from './scan/stopwatch.ts';
import { completeSurvey, type Survey } from './scan/survey.ts';
import { inputsOf, nextDue, rememberBuild } from './write/last-build.ts';
import { saveOrDropCache } from './write/save-or-drop-cache.ts';
import { explainDisk, openOutput } from './write/write.ts';

/**
 * The last two verbs: renders the pages that may have changed, and publishes the site. With an error, and with a
 * warning under `strict`, the old site stays as it is.
 */
export async function publishSite(
  survey: Survey,
  prepared: Prepared,
  options: BuildOptions,
  watch: Stopwatch,
): Promise<BuildReport> {
  const { session } = prepared;
  const account = new BuildAccount(prepared, options, watch);
  if (account.isStopped) {
    await saveSession(session);
    return account.report(null);
  }
  const history = watch.time('plan', () => openHistory(prepared));
  try {
    return await publishPages({ survey, prepared, options, watch }, history, account);
  } finally {
    history.close();
  }
}

/** What is published, and how. */
interface Publishing {
  readonly survey: Survey;
  readonly prepared: Prepared;
  readonly options: BuildOptions;
  readonly watch: Stopwatch;
}

async function publishPages(
  { survey, prepared, options, watch }: Publishing,
  history: PageHistory,
  account: BuildAccount,
): Promise<BuildReport> {
  const { session } = prepared;
  const stamps = new FileStamps(session.cache, 'output.json');
  const place = { isClean: options.clean ?? false, stamps, stage: stageOf(session) };
  const output = openOutput(options.out, options.roots.blog, place);
  if ('code' in output) {
    await saveSession(session);
    account.add([output]);
    return account.report(null);
  }
  try {
    const digests = new Map<string, string>();
    const changed = reuseUnchanged(prepared.pages, history, output, digests);
    const onRendered = (page: Page, rendered: RenderedOutput): void => {
      const bytesDigest = output.put(rendered);
      history.record(page, rendered, bytesDigest);
      digests.set(page.path, bytesDigest);
      account.addPage(page, rendered);
    };
    const { firstFolder } = output;
    const render = () => renderPages(changed, prepared, { ...options, firstFolder }, onRendered);
    await watch.timeAsync('render', () => endBoth(render(), saveSession(session)));
    // What is left is done here: what the others hold is given back before it is.
    await prepared.threads.close();
    if (account.isStopped) return account.report(null);
    const index = () => addPagefind(prepared, output, digests, options.roots.blog);
    account.add(await watch.timeAsync('render', index));
    if (account.isStopped) return account.report(null);
    prepared.maker.forgetOthers(prepared.pages);
    const known = completeSurvey(survey, options.roots, (path) => session.posts.current(path)?.digest);
    const inputs = inputsOf(known, options);
    const describe = () => describeSite(prepared, inputs);
    const publication = watch.time('write', () => output.publish(describe()));
    const report = account.report(publication);
    saveOrDropCache(options, () => {
      history.save();
      stamps.save();
      const due = nextDue(session.posts.dates, options.now);
      rememberBuild(survey, { ...report, inputs, due, manifest: publication.manifest });
    });
    return report;
  } catch (cause) {
    account.add([explainDisk(cause, options.roots.blog)]);
    return account.report(null);
  } finally {
    output.close();
  }
}

/** Reuses the pages that would be rendered as they were, and puts the digests of their bytes into `digests`; returns the pages to render. */
function reuseUnchanged(
  pages: readonly Page[],
  history: PageHistory,
  output: OutputFolder,
  digests: Map<string, string>,
): readonly Page[] {
  return pages.filter((page) => {
    const bytesDigest = history.unchangedDigest(page);
    if (bytesDigest === null || !output.keep(page.path, bytesDigest)) return true;
    history.reuse(page);
    digests.set(page.path, bytesDigest);
    return false;
  });
}

/** Waits until both have ended, so that nothing is at work any more. Throws what the first that failed threw. */
async function endBoth(...works: readonly [Promise<void>, Promise<void>]): Promise<void> {
  const ends = await Promise.allSettled(works);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

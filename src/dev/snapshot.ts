import { textsOf } from '../build/load/create-site.ts';
import { hasCachedPosts, saveSession } from '../build/load/session.ts';
import { prepare, release } from '../build/prepare.ts';
import { prepareHeaders } from '../build/prepare-headers.ts';
import { isGenerated } from '../build/render/is-generated.ts';
import type { Prepared } from '../build/render/prepared.ts';
import type { PrepareOptions } from '../build/scan/build-options.ts';
import { Stopwatch } from '../build/scan/stopwatch.ts';
import { type Survey, surveyBlog } from '../build/scan/survey.ts';
import { DamagedCache } from '../cache/growing-file.ts';
import { digestAsJson } from '../text/digest-as-json.ts';
import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { SourceFile } from '../types/source-file.ts';
import { type EditCache, openEditCache } from './edit-cache.ts';
import type { PagesByPath } from './find-page.ts';

/** How the blog is opened; the clock runs on while the preview does. */
export interface OpenOptions extends Omit<PrepareOptions, 'now' | 'drafts' | 'future'> {
  readonly clock: () => Date;
}

/** The blog at one moment: scanned, loaded and planned as `build` does it, with drafts and the future in it. */
export interface Snapshot {
  readonly prepared: Prepared;
  readonly pages: PagesByPath;
  readonly editCache: EditCache;
  /** What was found besides files when the blog was opened. */
  readonly survey: Pick<Survey, 'blog'> & { readonly diagnostics: readonly Diagnostic[] };
  /** Whether the index that readers search in is older than the posts. */
  readonly isSearchStale: boolean;
  /** Whether only headers were read: its pages are right, and some are not planned yet. */
  readonly isProvisional: boolean;
  /** What each verb took, in milliseconds. */
  readonly times: BuildReport['times'];
}

/** Opens the blog as it lies on the disk. What is learned on the way is kept for the next run, be it of `dev` or of `build`. */
export async function openSnapshot(options: OpenOptions): Promise<Snapshot> {
  return withCache(options, (keeping) => prepareSnapshot(keeping, false));
}

/** Opens the blog for the first time: by its headers alone where it is large and nothing of it is kept. */
export async function openFirstSnapshot(options: OpenOptions): Promise<Snapshot> {
  return withCache(options, (keeping) => prepareSnapshot(keeping, true));
}

async function withCache<T>(options: OpenOptions, open: (options: OpenOptions) => Promise<T>): Promise<T> {
  const { cache } = options;
  const isOurs = cache?.lock() === true;
  const keeping = { ...options, cache: isOurs ? cache : undefined };
  try {
    return await open(keeping);
  } catch (cause) {
    if (!(cause instanceof DamagedCache)) throw cause;
    cache?.drop();
    return await open({ ...options, cache: undefined });
  } finally {
    // A build that starts meanwhile finds the cache free.
    if (isOurs) cache?.unlock();
  }
}

/** From how many texts on reading them all takes longer than a writer waits. */
const manyTexts = 500;

async function prepareSnapshot(options: OpenOptions, mayBeProvisional: boolean): Promise<Snapshot> {
  const all = optionsNow(options);
  const watch = new Stopwatch();
  const survey = surveyBlog(all, watch);
  const { blog, sources } = survey;
  const isCold =
    mayBeProvisional &&
    textsOf(sources.value, blog.value.config).length >= manyTexts &&
    !hasCachedPosts(survey, options.tool ?? options.version);
  const headers = isCold ? await prepareHeaders(survey, all, watch) : null;
  const prepared = headers ?? (await prepare(survey, all, watch));
  if (headers === null) await saveSession(prepared.session);
  // What comes next is rendered page by page.
  await prepared.threads.close();
  const pages = new Map(prepared.pages.map((page) => [page.path, page]));
  return {
    prepared,
    pages,
    editCache: openEditCache(prepared, pages),
    survey: { blog, diagnostics: sources.diagnostics },
    isSearchStale: false,
    isProvisional: headers !== null,
    times: watch.times,
  };
}

/** Names the state of the files and the configuration that a snapshot is of. */
export function keyOfSnapshot({ survey, prepared }: Snapshot): string {
  return keyOf(survey.blog, survey.diagnostics, prepared.sources);
}

/** The blog's files and configuration as they are now; reads and keeps nothing else. */
export function surveyNow(options: OpenOptions): Survey {
  return surveyBlog(optionsNow(options), new Stopwatch());
}

/** Names the state of the files and the configuration that was found. */
export function keyOfSurvey({ blog, sources }: Survey): string {
  return keyOf(blog, sources.diagnostics, sources.value);
}

/** Drafts and the future are always shown; what readers search in is made when they do. */
function optionsNow(options: OpenOptions): PrepareOptions {
  return { ...options, now: options.clock(), drafts: true, future: true, searchLater: true };
}

function keyOf(
  blog: Survey['blog'],
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
): string {
  const files = sources.map(({ path, isTheme, digest: bytes }) => [path, isTheme, bytes]);
  return digestAsJson([blog, files, diagnostics]);
}

/** Renders one page, as `build` would. */
export async function renderPage(page: Page, { prepared, editCache }: Snapshot): Promise<Output> {
  return isGenerated(page) ? prepared.generate(page) : editCache.renderer().render(page);
}

/** Ends the threads and closes the files of a snapshot that is no longer shown. */
export async function closeSnapshot({ prepared }: Snapshot): Promise<void> {
  await release(prepared);
}

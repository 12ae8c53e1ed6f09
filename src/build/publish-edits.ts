import { FileStamps } from '../cache/file-stamps.ts';
import { type ByteRange, DamagedCache } from '../cache/growing-file.ts';
import { PageCache } from '../cache/page-cache.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import { wordsPart } from '../pages/search.ts';
import type { BuildReport } from '../types/build.ts';
import type { Page } from '../types/page.ts';
import { openCachedRenderer } from './cached-renderer.ts';
import { findCandidates, findEdits, type LoadedEdit, loadEdits } from './find-edits.ts';
import type { FileLoading } from './load/load-file.ts';
import { cacheLoaded } from './load/load-texts.ts';
import {
  cachedBytes,
  closeSession,
  openEditSession,
  type Session,
  saveSession,
  stageOf,
} from './load/session.ts';
import { openLoading } from './open-loading.ts';
import { renewSearch, type SearchIndex } from './plan/search-index.ts';
import { type CachedSite, readCachedSite } from './render/cached-site.ts';
import { changedPostFacts } from './render/changed-post-facts.ts';
import { createSearchPart } from './render/create-search-part.ts';
import { isGenerated } from './render/is-generated.ts';
import type { BuildOptions } from './scan/build-options.ts';
import type { Stopwatch } from './scan/stopwatch.ts';
import type { Survey } from './scan/survey.ts';
import { packFile } from './threads/packed-file.ts';
import { worthThreads } from './threads/threads.ts';
import { inputsOf, type LastBuild, readLastBuild, rememberBuild } from './write/last-build.ts';
import { saveOrDropCache } from './write/save-or-drop-cache.ts';
import { explainDisk, openOutput } from './write/write.ts';

/** The cache of posts may grow by this many bytes from one edit to the next before the long way is gone, which removes the waste. */
const spareBytes = 1 << 23;

/** Once so many pages are in `edits.json`, the long way is gone, which writes `pages.json` anew. */
const mostEdited = 256;

/** What an incremental build works with. */
interface EditedBlog {
  readonly survey: Survey;
  readonly options: BuildOptions;
  readonly watch: Stopwatch;
  readonly last: LastBuild;
  readonly cached: CachedSite;
  readonly session: Session;
}

/**
 * The incremental build after a few edits: it neither loads the other posts nor plans. The law: if no edit changes what plan looks
 * at, every plan is that of the last build, and only pages that read what has changed are rendered. Null, with nothing published,
 * and the blog is to be built the long way, unless
 *  1. there is a last build to go on from, and the search is not Pagefind's;
 *  2. only a few posts have changed, and of those nothing that plan looks at (`find-edits.ts`);
 *  3. no text has Liquid that looks at others;
 *  4. the output is what that build left, and the files of the cache have not grown too far;
 *  5. few pages are to be rendered, none of them a picture or card, and each without an error;
 *  6. the disk does what it is asked.
 * Throws `DamagedCache`.
 */
export async function publishEdits(
  survey: Survey,
  options: BuildOptions,
  watch: Stopwatch,
): Promise<BuildReport | null> {
  const candidates = findCandidates(survey);
  const last = readLastBuild(survey, options);
  if (candidates === null || last === null) return null;
  if (survey.blog.value.config.search.pagefind !== null) return null;
  const session = openEditSession(survey, options.tool ?? options.version, candidates);
  if (session === null) return null;
  try {
    const edits = findEdits(candidates, last.inputs, session.posts, { survey, options });
    if (edits === null) return null;
    const { loading } = await openLoading(survey, session, options, watch);
    const loaded = watch.time('load', () => loadEdits(edits, last.diagnostics, loading));
    if (loaded === null) return null;
    const cached = readCachedSite(survey.cache);
    if (cached === null || cached.hasReaders) return null;
    if (cachedBytes(session) > cached.bytes + spareBytes) return null;
    for (const { file, post, loaded: text } of loaded) cacheLoaded(file, post, packFile(text), session);
    return await publishLoaded(loaded, loading, { survey, options, watch, last, cached, session });
  } catch (cause) {
    if (cause instanceof DamagedCache) throw cause;
    // Throws what is not the disk's fault; that meets whoever plans all anew as well, and is told there.
    explainDisk(cause, options.roots.blog);
    return null;
  } finally {
    closeSession(session);
  }
}

/** Renders the pages that show the edits and publishes the site; null as `publishEdits` says. */
async function publishLoaded(
  edits: readonly LoadedEdit[],
  loading: FileLoading,
  blog: EditedBlog,
): Promise<BuildReport | null> {
  const { survey, options, watch, last, cached, session } = blog;
  const stamps = new FileStamps(session.cache, 'output.json');
  const place = { isClean: false, stamps, stage: stageOf(session) };
  const output = openOutput(options.out, options.roots.blog, place);
  if ('code' in output) return null;
  const pages = new PageCache(session.cache, cached.key);
  try {
    const { old } = output;
    if (old?.digest !== last.manifest || old.count !== pages.paths.length) return null;
    if (pages.editCount > mostEdited) return null;
    pages.setChanged(
      new Map(edits.flatMap(({ was, post }) => [...changedPostFacts(was.post, post, post.id)])),
    );
    const { isOwn } = survey.blog.value.config.search;
    const index = isOwn ? renewSearch(session) : null;
    if (isOwn && index === null) return null;
    const changed = findChanged(pages, output, partsOf(index, blog));
    if (changed === null) return null;
    const render = () => renderChanged(changed, pages, output, { loading, index, blog });
    const rendered = watch.time('render', render);
    if (rendered === null) return null;
    session.posts.reuseOthers();
    await watch.timeAsync('write', () => saveSession(session));
    const inputs = inputsOf(survey, options);
    const site = { ...old.site, sources: inputs };
    const { manifest, ...counts } = watch.time('write', () => output.publish(site));
    saveOrDropCache(options, () => {
      pages.saveEdits(summaries(pages, edits, blog));
      stamps.save();
      rememberBuild(survey, { ...last, inputs, manifest });
    });
    const { diagnostics, posts } = last;
    return { isDone: true, diagnostics, ...counts, posts, rendered: rendered.toSorted(), times: watch.times };
  } finally {
    pages.close();
    output.close();
  }
}

/** A page to render, and where its plan stands. */
interface ChangedPage {
  readonly page: Page;
  readonly plan: ByteRange;
}

/** The pages to render, all others being kept in the output; null where one is a picture or card, or they are many. */
function findChanged(
  pages: PageCache,
  output: OutputFolder,
  parts: ReadonlyMap<string, SearchPart>,
): readonly ChangedPage[] | null {
  const changed: ChangedPage[] = [];
  for (const path of pages.paths) {
    const part = parts.get(path);
    const bytesDigest = part === undefined ? pages.unchangedDigestAsPlanned(path) : part.bytesDigest;
    if (bytesDigest !== null && output.keep(path, bytesDigest)) continue;
    const planned =
      part === undefined ? pages.planOf(path) : { page: part.page, plan: pages.putPlan(part.page) };
    if (planned === null || (isGenerated(planned.page) && part === undefined)) return null;
    changed.push(planned);
  }
  return changed.length < worthThreads ? changed : null;
}

/** A part of the search index as it is planned now, and the digest of its bytes. */
interface SearchPart {
  readonly page: Page;
  readonly bytesDigest: string;
}

/** The parts of the search index by their paths. */
function partsOf(index: SearchIndex | null, { survey }: EditedBlog): ReadonlyMap<string, SearchPart> {
  const folder = survey.blog.value.config.search.path;
  if (index === null || folder === false) return new Map();
  const parts = index.plan.shards.map((bytesDigest, shard) => ({
    page: wordsPart(folder, shard, bytesDigest),
    bytesDigest,
  }));
  return new Map(parts.map((part) => [part.page.path, part]));
}

interface Rendering {
  readonly loading: FileLoading;
  readonly index: SearchIndex | null;
  readonly blog: EditedBlog;
}

/** Renders pages into the output; returns their URLs, or null where a layout fails. */
function renderChanged(
  changed: readonly ChangedPage[],
  pages: PageCache,
  output: OutputFolder,
  { loading, index, blog }: Rendering,
): readonly string[] | null {
  const renderer = openCachedRenderer(loading, blog);
  const rendered: string[] = [];
  for (const { page, plan } of changed) {
    const made = isGenerated(page) ? createSearchPart(page, index) : renderer.render(page);
    if (made.diagnostics.length > 0) return null;
    pages.recordEdit(page.path, { plan, bytes: output.put(made), reads: made.reads });
    if (page.layout !== null) rendered.push(page.url);
  }
  return rendered;
}

/** The digests of what the edited posts say now, if they are published. */
function summaries(
  { posts: before }: PageCache,
  edits: readonly LoadedEdit[],
  { cached, session }: EditedBlog,
): { readonly [id: string]: string } {
  const now = edits.flatMap(({ post: { id } }) => {
    const summary = session.posts.current(id)?.packed[2];
    if (summary === undefined || before[id] === undefined) return [];
    return [[id, `${summary}${cached.future.includes(id) ? ' future' : ''}`] as const];
  });
  return Object.fromEntries(now);
}

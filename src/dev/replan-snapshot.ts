import { completePrepared } from '../build/complete-prepared.ts';
import { createSite, loadDataOf, textsOf } from '../build/load/create-site.ts';
import { createFileLoader, type FileLoading } from '../build/load/load-file.ts';
import { loadLayouts } from '../build/load/load-layouts.ts';
import { createPictureFinder } from '../build/load/picture-finder.ts';
import { openSearchLater } from '../build/plan/search-index.ts';
import { planSite } from '../build/plan-site.ts';
import { Stopwatch } from '../build/scan/stopwatch.ts';
import type { Survey } from '../build/scan/survey.ts';
import { equalAsJson } from '../text/equal-as-json.ts';
import type { Site } from '../types/site.ts';
import { isText, type SourceFile } from '../types/source-file.ts';
import { type EditCache, type LoadedText, openEditCache } from './edit-cache.ts';
import type { OpenOptions, Snapshot } from './snapshot.ts';

/** More texts than this are loaded on threads, and kept for the next run. */
const mostTexts = 200;

/**
 * Opens the blog as it is now by reading nothing but the texts that came or changed, and plans it anew. The law: the
 * result is what opening it anew would give; or null, and it must be. It is done only if
 *  1. the configuration is what it was, and all of the blog was read;
 *  2. every file but posts, drafts and pages is what it was;
 *  3. no text looks at others by Liquid, those that came among them;
 *  4. few texts are not what they were when they were loaded, and each is now what was found.
 * Both snapshots hold the same files open: the one that is not shown is let go and not closed.
 */
export function replanSnapshot(
  snapshot: Snapshot,
  survey: Survey,
  { roots, version, clock }: OpenOptions,
): Snapshot | null {
  const { editCache, prepared: before } = snapshot;
  const { blog, sources } = survey;
  if (snapshot.isProvisional || editCache.hasReaders || !equalAsJson(blog, snapshot.survey.blog)) return null;
  if (!equalAsJson(before.sources.filter(isNoText), sources.value.filter(isNoText))) return null;

  const watch = new Stopwatch();
  const { config, session, threads, maker } = before;
  const { parseLayout } = editCache;
  const loading = { ...before.loading, sources: sources.value };
  const texts = watch.time('load', () => loadChanged(textsOf(sources.value, config), loading, editCache));
  if (texts === null) return null;
  const { bodies, fresh } = texts;
  const loaded = (path: string): LoadedText | undefined => fresh.get(path) ?? session.posts.current(path);
  const site = watch.time('load', () =>
    createSite(sources.value, {
      config,
      now: clock(),
      data: loadDataOf(sources.value, roots),
      find: createPictureFinder(loading),
      imagesOf: (path) => loaded(path)?.images ?? [],
      textOf(path) {
        const text = loaded(path);
        return text === undefined ? undefined : { value: text.post, diagnostics: text.diagnostics };
      },
    }),
  );
  const layouts = loadLayouts(sources.value, roots);
  const openIndex = (loaded: Site) => openSearchLater(loaded, session);
  const planned = planSite(site, layouts, { config, maker, openIndex, watch });
  const opened = { loading, maker, diagnostics: before.pluginFaults };
  const prepared = completePrepared(survey, opened, planned, {
    session,
    threads,
    bodies,
    version,
    parseLayout,
  });
  const pages = new Map(prepared.pages.map((page) => [page.path, page]));
  const renderer = () => {
    const taken = editCache.renderer();
    taken.adopt(prepared.inputs);
    return taken;
  };
  return {
    prepared,
    pages,
    editCache: openEditCache(prepared, pages, { bodies, fresh, renderer, parseLayout }),
    survey: { blog, diagnostics: sources.diagnostics },
    // The words of what changed are not in the index.
    isSearchStale: true,
    isProvisional: false,
    times: watch.times,
  };
}

/** Loads the texts that are not what they were; null where they are many, look at others, or are not what was found. */
function loadChanged(
  texts: readonly SourceFile[],
  loading: FileLoading,
  editCache: EditCache,
): Pick<EditCache, 'bodies' | 'fresh'> | null {
  const changed = texts.filter(({ path, digest }) => editCache.loaded(path)?.digest !== digest);
  if (changed.length > mostTexts) return null;
  const paths = new Set(texts.map(({ path }) => path));
  const bodies = editCache.bodies.branch(paths);
  const fresh = new Map([...editCache.fresh].filter(([path]) => paths.has(path)));
  const loadFile = createFileLoader(loading);
  const isLoaded = changed.every((file) => {
    const { html, waits, reads, digest, post, diagnostics, images } = loadFile(file);
    bodies.put(file.path, Buffer.from(html).toString());
    fresh.set(file.path, { digest, post, diagnostics, images });
    return !waits && reads.length === 0 && digest === file.digest;
  });
  return isLoaded ? { bodies, fresh } : null;
}

function isNoText(file: SourceFile): boolean {
  return !isText(file);
}

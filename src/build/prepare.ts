import { existsSync } from 'node:fs';
import path from 'node:path';
import { isError } from '../diagnostics/diagnostic.ts';
import type { BodyStore } from '../layouts/body-store.ts';
import type { ParseLayout } from '../layouts/check-layouts.ts';
import type { LayoutSet } from '../layouts/layout-set.ts';
import { packageRoot } from '../package-info.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Site } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';
import type { PrepareOptions } from './build-options.ts';
import { fontsNotInstalled, painterMissing } from './card-maker.ts';
import { load } from './load.ts';
import { searchPart } from './made-pages.ts';
import { missingSitePictures } from './missing-site-pictures.ts';
import type { Blog } from './open-blog.ts';
import { openTools } from './open-tools.ts';
import { pagefindMissing } from './pagefind-index.ts';
import { encoderMissing } from './picture-maker.ts';
import { placePlanFault } from './place-plan-fault.ts';
import { type PlannedPages, plan } from './plan.ts';
import type { Prepared } from './prepared.ts';
import { createRenderer, findLayoutFaults, type Renderer } from './render.ts';
import { sourceReader } from './scan.ts';
import { openSearch, openSearchLater, type SearchIndex } from './search-index.ts';
import { closeSession, openSession, type Session } from './session.ts';
import { spareMemory } from './spare-memory.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Survey } from './survey.ts';
import { Threads, worthThreads } from './threads.ts';

/** Ends the threads and closes the files of a prepared blog. */
export async function release({ threads, session }: Prepared): Promise<void> {
  await threads.close();
  closeSession(session);
}

/** The worker's module; null where there is no bundle to start it from. */
function workerFile(): string | null {
  const file = path.join(packageRoot, 'dist/worker.js');
  return existsSync(file) ? file : null;
}

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

async function prepareIn(
  session: Session,
  { blog, sources }: Survey,
  options: PrepareOptions,
  watch: Stopwatch,
): Promise<Prepared> {
  const { version, jobs = 1, threadsFrom = worthThreads } = options;
  const { config } = blog.value;
  const { layouts, maker, loading, diagnostics } = await openTools(
    { blog, sources },
    session,
    options,
    watch,
  );
  const { services: _, ...files } = loading;
  const threads = new Threads(workerFile(), { jobs, from: threadsFrom }, { ...files, version });
  try {
    const site = await load({ ...options, loading, session, threads, watch });
    const openIndex = options.searchLater === true ? openSearchLater : openSearch;
    const search = config.search.isOwn ? watch.time('plan', () => openIndex(site.value, session)) : null;
    const pages = watch.time('plan', () =>
      plan(site.value, config, layouts.value, { fonts: maker.fonts, search: search?.plan ?? null }),
    );
    const opened = { ...blog, diagnostics: [...blog.diagnostics, ...diagnostics] };
    const steps = { blog: opened, sources, layouts, site, pages };
    return completePrepared(steps, {
      loading,
      bodies: session.bodies,
      version,
      threads,
      maker,
      search,
      session,
    });
  } catch (cause) {
    // Threads that are left waiting keep the process from its end.
    await threads.close();
    throw cause;
  }
}

/** The results of scan, load and plan, each with its diagnostics. */
export interface Steps {
  readonly blog: Checked<Blog>;
  readonly sources: Checked<readonly SourceFile[]>;
  readonly layouts: Checked<LayoutSet>;
  readonly site: Checked<Site>;
  readonly pages: PlannedPages;
}

/** Whether the configuration could not be read at all: what is only warned of may be as its writer wants it. */
function isUnread({ diagnostics }: Checked<Blog>): boolean {
  return diagnostics.some(({ code }) => code === 'yaml-invalid');
}

/** Whether filters that layouts use may be missing because a plugin is. */
function lacksPlugin({ diagnostics }: Checked<Blog>): boolean {
  return diagnostics.some(({ code }) => code === 'plugin-missing' || code === 'plugin-failed');
}

/** What pages are rendered and made with, besides those results. */
interface Means extends Pick<Prepared, 'loading' | 'threads' | 'maker' | 'session'> {
  readonly bodies: BodyStore;
  readonly version: string;
  readonly search: SearchIndex | null;
  readonly parseLayout?: ParseLayout | undefined;
}

/** Makes the prepared blog of the results. The renderer is made, and diagnostics are gathered, when they are first asked for. */
export function completePrepared(
  { blog, sources, layouts, site, pages }: Steps,
  { loading, bodies, version, threads, maker, search, session, parseLayout }: Means,
): Prepared {
  const { config, services, roots } = loading;
  const readFile = sourceReader(sources.value, roots);
  const inputs = { site: site.value, layouts: layouts.value, bodies, services, version, readFile };
  let renderer: Renderer | null = null;
  let diagnostics: readonly Diagnostic[] | null = null;
  return {
    config,
    sources: sources.value,
    layouts: layouts.value,
    site: site.value,
    pages: pages.value,
    loading,
    inputs,
    renderer: (encode) => (renderer ??= createRenderer({ ...inputs, encode })),
    threads,
    make: (page) =>
      page.kind === 'search-part' ? Promise.resolve(searchPart(page, search)) : maker.make(page),
    maker,
    session,
    get diagnostics() {
      return (diagnostics ??= [
        ...[blog, sources, layouts].flatMap((step) => step.diagnostics),
        ...[
          ...(isUnread(blog) ? site.diagnostics.filter(isError) : site.diagnostics),
          ...pages.diagnostics,
        ].map((found) => placePlanFault(found, readFile)),
        ...missingSitePictures(config, pages.value, layouts.value, roots.blog),
        ...(lacksPlugin(blog)
          ? []
          : findLayoutFaults(layouts.value, services, { site: site.value, pages: pages.value }, parseLayout)),
        ...(isWithoutEncoder(config, site.value) ? [encoderMissing()] : []),
        ...(config.cards.wanted === 'yes' && config.cards.engine === '' ? [painterMissing()] : []),
        ...fontsNotInstalled(config.cards),
        ...(config.search.pagefind === '' ? [pagefindMissing()] : []),
      ]);
    },
  };
}

/** Whether posts show pictures that would be made smaller if anything were installed that does. */
function isWithoutEncoder({ images }: Config, { pictures }: Site): boolean {
  const least = images.widths[0];
  if (images.encoder !== '' || least === undefined) return false;
  return pictures.some(({ width }) => width !== null && width > least);
}

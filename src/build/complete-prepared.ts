import { isError } from '../diagnostics/diagnostic.ts';
import type { BodyStore } from '../layouts/body-store.ts';
import type { ParseLayout } from '../layouts/check/check-layouts.ts';
import { sourceReader } from '../sources/read-source.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Site } from '../types/site.ts';
import type { Session } from './load/session.ts';
import type { OpenedLoading } from './open-loading.ts';
import { missingSitePictures } from './plan/missing-site-pictures.ts';
import { placePlanFault } from './plan/place-plan-fault.ts';
import type { SitePlan } from './plan-site.ts';
import { fontsNotInstalled, painterMissing } from './render/card-maker.ts';
import { createSearchPart } from './render/create-search-part.ts';
import { findLayoutFaults } from './render/find-layout-faults.ts';
import { pagefindMissing } from './render/pagefind-index.ts';
import { encoderMissing } from './render/picture-maker.ts';
import type { Prepared } from './render/prepared.ts';
import { Renderer } from './render/renderer.ts';
import type { Blog } from './scan/open-blog.ts';
import type { Survey } from './scan/survey.ts';
import type { Threads } from './threads/threads.ts';

/** What works on the blog while it is open. */
interface Run {
  readonly session: Session;
  readonly threads: Threads;
  /** Where bodies are read; those that the session keeps, or others. */
  readonly bodies: BodyStore;
  readonly version: string;
  readonly parseLayout?: ParseLayout | undefined;
}

/**
 * Makes the prepared blog of what scan found, what was opened to load it, and what load and plan came to. The renderer is made, and
 * diagnostics are gathered, when they are first asked for.
 */
export function completePrepared(
  { blog, sources }: Pick<Survey, 'blog' | 'sources'>,
  { loading, maker, diagnostics: pluginFaults }: OpenedLoading,
  { site, layouts, pages, search }: SitePlan,
  { session, threads, bodies, version, parseLayout }: Run,
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
    pluginFaults,
    inputs,
    renderer: (encode) => (renderer ??= new Renderer({ ...inputs, encode })),
    threads,
    generate: (page) =>
      page.kind === 'search-part' ? Promise.resolve(createSearchPart(page, search)) : maker.make(page),
    maker,
    session,
    get diagnostics() {
      return (diagnostics ??= [
        ...blog.diagnostics,
        ...pluginFaults,
        ...[sources, layouts].flatMap((step) => step.diagnostics),
        ...[
          ...(isUnread(blog) ? site.diagnostics.filter(isError) : site.diagnostics),
          ...pages.diagnostics,
        ].map((found) => placePlanFault(found, readFile)),
        ...missingSitePictures(config, pages.value, layouts.value, roots.blog),
        ...(lacksPlugin(pluginFaults)
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

/** Whether the configuration could not be read at all: what is only warned of may be as its writer wants it. */
function isUnread({ diagnostics }: Checked<Blog>): boolean {
  return diagnostics.some(({ code }) => code === 'yaml-invalid');
}

/** Whether filters that layouts use may be missing because a plugin is. */
function lacksPlugin(pluginFaults: readonly Diagnostic[]): boolean {
  return pluginFaults.some(({ code }) => code === 'plugin-missing' || code === 'plugin-failed');
}

/** Whether posts show pictures that would be made smaller if anything were installed that does. */
function isWithoutEncoder({ images }: Config, { pictures }: Site): boolean {
  const least = images.widths[0];
  if (images.encoder !== '' || least === undefined) return false;
  return pictures.some(({ width }) => width !== null && width > least);
}

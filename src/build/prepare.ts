import { createMemoryBodyStore } from '../layouts/body-store.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Page } from '../types/page.ts';
import type { Site } from '../types/site.ts';
import { loadLayouts } from './load-layouts.ts';
import { load } from './load.ts';
import { openBlog } from './open-blog.ts';
import { plan } from './plan.ts';
import { createRenderer, type Renderer } from './render.ts';
import { type Roots, scan, sourceReader } from './scan.ts';
import { createServices } from './services.ts';
import type { Progress, Stopwatch } from './stopwatch.ts';

/** What decides which pages a blog has, and how they are made. */
export interface PrepareOptions {
  readonly roots: Roots;
  readonly baseUrl?: string | undefined;
  readonly drafts?: boolean | undefined;
  readonly future?: boolean | undefined;
  /** What the build takes for now: posts dated later are in the future. */
  readonly now: Date;
  /** Tinta's own version. */
  readonly version: string;
  readonly onProgress?: Progress | undefined;
  /** Ends the work between two pages. */
  readonly signal?: AbortSignal | undefined;
}

/** A blog up to the point where its pages can be rendered. */
export interface Prepared {
  readonly config: Config;
  readonly site: Site;
  readonly pages: readonly Page[];
  readonly renderer: Renderer;
  readonly diagnostics: readonly Diagnostic[];
}

/** The first three verbs, scan → load → plan, and the renderer for the fourth. */
export async function prepare(options: PrepareOptions, watch: Stopwatch): Promise<Prepared> {
  const { roots, version } = options;
  const blog = openBlog(roots.blog, options);
  const { config, folders } = blog.value;
  const services = createServices(config);
  const bodies = createMemoryBodyStore();

  const sources = watch.time('scan', () => scan(roots, folders, config.exclude));
  const layouts = loadLayouts(sources.value, roots);
  const site = await load(sources.value, { ...options, config, bodies, services, watch });
  const pages = watch.time('plan', () => plan(site.value, config, layouts.value));

  const readFile = sourceReader(sources.value, roots);
  const renderer = createRenderer({
    site: site.value,
    layouts: layouts.value,
    bodies,
    services,
    version,
    readFile,
  });
  const diagnostics = [blog, sources, layouts, site, pages, renderer].flatMap((step) => step.diagnostics);
  return { config, site: site.value, pages: pages.value, renderer, diagnostics };
}

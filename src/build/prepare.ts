import { CacheFolder } from '../cache/cache-folder.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Page } from '../types/page.ts';
import type { Site } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';
import { loadLayouts } from './load-layouts.ts';
import { load } from './load.ts';
import { type Blog, openBlog } from './open-blog.ts';
import { plan } from './plan.ts';
import { createRenderer, type Renderer } from './render.ts';
import { type Roots, scan, sourceReader } from './scan.ts';
import { createServices } from './services.ts';
import { closeSession, openSession, type Session } from './session.ts';
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
  /** Where work is kept from run to run; none if not given. */
  readonly cache?: CacheFolder | undefined;
  readonly onProgress?: Progress | undefined;
  /** Ends the work between two pages. */
  readonly signal?: AbortSignal | undefined;
}

/** A blog up to the point where its pages can be rendered. */
export interface Prepared {
  readonly config: Config;
  readonly sources: readonly SourceFile[];
  readonly site: Site;
  readonly pages: readonly Page[];
  readonly renderer: Renderer;
  readonly session: Session;
  readonly diagnostics: readonly Diagnostic[];
}

/** The first three verbs, scan → load → plan, and the renderer for the fourth. */
export async function prepare(options: PrepareOptions, watch: Stopwatch): Promise<Prepared> {
  const blog = openBlog(options.roots.blog, options);
  const { config } = blog.value;
  const session = openSession(options.cache ?? new CacheFolder(null), config, options.version);
  try {
    return await prepareIn(session, options, { blog, watch });
  } catch (cause) {
    closeSession(session);
    throw cause;
  }
}

async function prepareIn(
  session: Session,
  options: PrepareOptions,
  { blog, watch }: { blog: Checked<Blog>; watch: Stopwatch },
): Promise<Prepared> {
  const { roots, version } = options;
  const { config, folders } = blog.value;
  const services = createServices(config);
  const { bodies, posts, stamps } = session;

  const sources = watch.time('scan', () => scan(roots, folders, config.exclude, stamps));
  const layouts = loadLayouts(sources.value, roots);
  const site = await load(sources.value, { ...options, config, bodies, posts, services, watch });
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
  return {
    config,
    sources: sources.value,
    site: site.value,
    pages: pages.value,
    renderer,
    session,
    diagnostics,
  };
}

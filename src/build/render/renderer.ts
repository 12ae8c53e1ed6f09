import { stripMetadata } from '../../images/strip-metadata.ts';
import type { BodyStore } from '../../layouts/body-store.ts';
import { explainLayoutError } from '../../layouts/errors/explain-layout-error.ts';
import { FailureTracer } from '../../layouts/errors/failure-tracer.ts';
import { createFilters, type FilterServices } from '../../layouts/filters/filters.ts';
import { Reads } from '../../layouts/reads.ts';
import { LayoutEnvironment } from '../../layouts/rendering/environment.ts';
import type { LayoutSet } from '../../layouts/rendering/layout-set.ts';
import { definePageContext } from '../../layouts/views/page-context.ts';
import { type PostStore, storePosts } from '../../layouts/views/post-store.ts';
import { createSiteViews, type SiteFacts } from '../../layouts/views/site-views.ts';
import type { Output } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';
import type { Site } from '../../types/site.ts';
import { DamageGuard } from './damage-guard.ts';

/** Everything pages are rendered from. */
export interface RenderInputs {
  readonly site: Site;
  /** Where its posts are read from; the site itself unless given. */
  readonly posts?: PostStore | undefined;
  readonly layouts: LayoutSet;
  readonly bodies: BodyStore;
  readonly services: FilterServices;
  readonly version: string;
  /** Makes the bytes of an output; they need hold no longer than until the next one. Fresh ones unless given. */
  readonly encode?: ((text: string) => Uint8Array) | undefined;
  /** The bytes of a file that is copied. */
  readFile(path: string): Uint8Array;
}

/** What stays under a renderer, whatever site it takes. */
type Means = Pick<RenderInputs, 'services' | 'version' | 'readFile'>;

/** What may change under a renderer. */
interface RenderChange {
  /** No post has a key of its own that none had. */
  readonly site: Site;
  readonly layouts: LayoutSet;
}

/** Makes pages into outputs: a pure function of the page and of what its output names under `reads`. */
export class Renderer {
  readonly #means: Means;
  readonly #encode: (text: string) => Uint8Array;
  readonly #reads = new Reads();
  readonly #environment: LayoutEnvironment;
  readonly #tracer: FailureTracer;
  #layouts: LayoutSet;
  #shown: ShownSite;

  /** Sets up for a blog; a layout is compiled when the first page asks for it. */
  constructor(inputs: RenderInputs) {
    const { site, posts = storePosts(site.posts), layouts, bodies, services, version, readFile } = inputs;
    const filters = createFilters(services);
    this.#means = { services, version, readFile };
    this.#encode = inputs.encode ?? ((text) => Buffer.from(text));
    this.#layouts = layouts;
    this.#environment = new LayoutEnvironment(layouts, filters, this.#reads);
    this.#tracer = new FailureTracer(filters, this.#reads);
    this.#shown = openSite({ site, posts }, bodies, this.#means, this.#reads);
  }

  render(page: Page): Output {
    return page.layout === null ? copyFile(page, this.#means) : this.#renderLayout(page, page.layout);
  }

  /** Takes a newer state of the blog, of which nothing else has changed; what is compiled and indexed stays. */
  renew({ site, layouts }: RenderChange): void {
    this.#setLayouts(layouts);
    const { guard, views } = this.#shown;
    views.renew(guard.facts(factsInMemory(site)));
    this.#shown = { guard, views, contextOf: contextsOf(views, this.#means, this.#reads) };
  }

  /** Takes another site of the same configuration and files to copy; layouts that are what they were stay compiled. */
  adopt({ site, layouts, bodies }: Pick<RenderInputs, 'site' | 'layouts' | 'bodies'>): void {
    this.#setLayouts(layouts);
    this.#shown = openSite(factsInMemory(site), bodies, this.#means, this.#reads);
  }

  #setLayouts(layouts: LayoutSet): void {
    this.#layouts = layouts;
    this.#environment.renew(layouts);
  }

  #renderLayout(page: Page, layout: string): Output {
    const { path, url } = page;
    this.#reads.begin();
    const context = this.#shown.contextOf(page);
    try {
      const text = this.#environment.renderLayout(layout, context);
      return { path, url, bytes: this.#encode(text), reads: this.#reads.end(), diagnostics: [] };
    } catch (thrown) {
      const diagnostics = [
        explainLayoutError(this.#trace(thrown, layout, context), this.#layouts, { url, layout }),
      ];
      return { path, url, bytes: new Uint8Array(), reads: this.#reads.end(), diagnostics };
    }
  }

  /** What a page fails with. Throws `DamagedCache`: what is cached of a post and is not what it was is no fault of the layout that shows it. */
  #trace(thrown: unknown, layout: string, context: object): unknown {
    const { guard } = this.#shown;
    if (guard.damage !== null) throw guard.damage;
    const traced = this.#tracer.trace(thrown, this.#layouts, layout, context);
    if (guard.damage !== null) throw guard.damage;
    return traced;
  }
}

/** A site as layouts see it, and what was found damaged meanwhile. */
interface ShownSite {
  readonly guard: DamageGuard;
  readonly views: ReturnType<typeof createSiteViews>;
  readonly contextOf: ReturnType<typeof definePageContext>;
}

function openSite(facts: SiteFacts, bodies: BodyStore, means: Means, reads: Reads): ShownSite {
  const guard = new DamageGuard();
  const views = createSiteViews(guard.facts(facts), means.services.config, guard.bodies(bodies), reads);
  return { guard, views, contextOf: contextsOf(views, means, reads) };
}

function contextsOf(views: ShownSite['views'], { services, version }: Means, reads: Reads) {
  return definePageContext(views, services.config, reads, version);
}

function copyFile({ path, url, source }: Page, { services, readFile }: Means): Output {
  const file = source ?? path;
  const bytes = readFile(file);
  return {
    path,
    url,
    // Names tell less than bytes: what a camera wrote stands in `sea.jfif` and `sea.jpg.bak` as well.
    bytes: services.config.images.metadata ? bytes : stripMetadata(bytes),
    reads: [{ of: `source:${file}`, keys: [] }],
    diagnostics: [],
  };
}

function factsInMemory(site: Site): SiteFacts {
  return { site, posts: storePosts(site.posts) };
}

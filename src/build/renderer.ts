import { stripMetadata } from '../images/strip-metadata.ts';
import type { BodyStore } from '../layouts/body-store.ts';
import { checkLayouts, type ParseLayout } from '../layouts/check-layouts.ts';
import { engineFilters } from '../layouts/engine-names.ts';
import { LayoutEnvironment } from '../layouts/environment.ts';
import { explainLayoutError } from '../layouts/explain-layout-error.ts';
import { FailureTracer } from '../layouts/failure-tracer.ts';
import { createFilters, type FilterServices } from '../layouts/filters/filters.ts';
import type { LayoutSet } from '../layouts/layout-set.ts';
import { Reads } from '../layouts/reads.ts';
import { contextNames, definePageContext, pageKeys, pagerKeys } from '../layouts/views/page-context.ts';
import { postKeys } from '../layouts/views/post-aspect.ts';
import { type PostStore, storePosts } from '../layouts/views/post-store.ts';
import { createSiteViews, type SiteFacts, siteKeys } from '../layouts/views/site-views.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { Site } from '../types/site.ts';
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

/** Makes pages into outputs: a pure function of the page and of what its output names under `reads`. */
export interface Renderer {
  render(page: Page): Output;
  /** Takes a newer state of the blog, of which nothing else has changed; what is compiled and indexed stays. */
  renew(change: RenderChange): void;
  /** Takes another site of the same configuration and files to copy; layouts that are what they were stay compiled. */
  adopt(inputs: Pick<RenderInputs, 'site' | 'layouts' | 'bodies'>): void;
}

/** What may change under a renderer. */
interface RenderChange {
  /** No post has a key of its own that none had. */
  readonly site: Site;
  readonly layouts: LayoutSet;
}

/** A site, and what is to be made of it. */
interface Planned {
  readonly site: Site;
  readonly pages: readonly Pick<Page, 'layout'>[];
}

/** What is wrong with the layouts themselves, whatever they are used for. */
export function findLayoutFaults(
  layouts: LayoutSet,
  services: FilterServices,
  { site, pages }: Planned,
  parse?: ParseLayout,
): readonly Diagnostic[] {
  const filters = [...createFilters(services).keys(), ...engineFilters];
  const asked = new Set(pages.flatMap(({ layout }) => layout ?? []));
  let post: readonly string[] | null = null;
  const properties = {
    site: siteKeys(services.config, site),
    data: Object.keys(site.data),
    pager: pagerKeys,
    get page() {
      return [...pageKeys(services.config), ...properties.post];
    },
    // Looks at every post, so once at most.
    get post(): readonly string[] {
      return (post ??= postKeys(site));
    },
    taxonomies: site.taxonomies.map(({ name }) => name),
  };
  return checkLayouts(layouts, { variables: contextNames, filters, properties, asked }, parse);
}

/** Sets a renderer up for a blog; a layout is compiled when the first page asks for it. */
export function createRenderer(inputs: RenderInputs): Renderer {
  const {
    site,
    posts = storePosts(site.posts),
    bodies,
    services,
    version,
    readFile,
    encode = (text) => Buffer.from(text),
  } = inputs;
  let { layouts } = inputs;
  const reads = new Reads();
  const filters = createFilters(services);
  const environment = new LayoutEnvironment(layouts, filters, reads);
  const tracer = new FailureTracer(filters, reads);
  const open = (facts: SiteFacts, from: BodyStore) => {
    const guard = new DamageGuard();
    const views = createSiteViews(guard.facts(facts), services.config, guard.bodies(from), reads);
    return { guard, views, contextOf: definePageContext(views, services.config, reads, version) };
  };
  let { guard, views, contextOf } = open({ site, posts }, bodies);

  const renderLayout = (page: Page, layout: string): Output => {
    reads.begin();
    const context = contextOf(page);
    try {
      const text = environment.renderLayout(layout, context);
      return {
        path: page.path,
        url: page.url,
        bytes: encode(text),
        reads: reads.end(),
        diagnostics: [],
      };
    } catch (thrown) {
      // What is kept of a post and is not what it was is no fault of the layout that shows it.
      if (guard.damage !== null) throw guard.damage;
      const traced = tracer.trace(thrown, layouts, layout, context);
      if (guard.damage !== null) throw guard.damage;
      const diagnostics = [explainLayoutError(traced, layouts, { url: page.url, layout })];
      return { path: page.path, url: page.url, bytes: new Uint8Array(), reads: reads.end(), diagnostics };
    }
  };

  // Names tell less than bytes: what a camera wrote stands in `sea.jfif` and `sea.jpg.bak` as well.
  const published = services.config.images.metadata ? (bytes: Uint8Array) => bytes : stripMetadata;

  return {
    render(page) {
      if (page.layout !== null) return renderLayout(page, page.layout);
      const source = page.source ?? page.path;
      return {
        path: page.path,
        url: page.url,
        bytes: published(readFile(source)),
        reads: [{ of: `source:${source}`, keys: [] }],
        diagnostics: [],
      };
    },
    renew(change) {
      ({ layouts } = change);
      environment.renew(layouts);
      views.renew(guard.facts(factsInMemory(change.site)));
      contextOf = definePageContext(views, services.config, reads, version);
    },
    adopt(other) {
      ({ layouts } = other);
      environment.renew(layouts);
      ({ guard, views, contextOf } = open(factsInMemory(other.site), other.bodies));
    },
  };
}

function factsInMemory(site: Site): SiteFacts {
  return { site, posts: storePosts(site.posts) };
}

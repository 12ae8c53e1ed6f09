import { CacheFolder } from '../cache/cache-folder.ts';
import { headerPost, wantsLiquid, withBodyLater } from '../content/header-post.ts';
import { readHeader } from '../content/read-header.ts';
import { pictureName } from '../images/read-facts.ts';
import type { BodyStore } from '../layouts/body-store.ts';
import { type Roots, readSource } from '../sources/read-source.ts';
import { unreadableFile } from '../sources/unreadable-file.ts';
import type { Config } from '../types/config.ts';
import type { Checked } from '../types/diagnostic.ts';
import type { LoadedFile } from '../types/loaded-file.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { completePrepared } from './complete-prepared.ts';
import { createSite, loadDataOf, textsOf } from './load/create-site.ts';
import { createFileLoader, type FileLoading } from './load/load-file.ts';
import { loadLayouts } from './load/load-layouts.ts';
import type { LoadedTexts } from './load/load-texts.ts';
import { openServices } from './load/open-services.ts';
import { createPictureFinder } from './load/picture-finder.ts';
import { openSession } from './load/session.ts';
import { planSite } from './plan-site.ts';
import { createPictureMaker } from './render/picture-maker.ts';
import type { Prepared } from './render/prepared.ts';
import type { PrepareOptions } from './scan/build-options.ts';
import type { Stopwatch } from './scan/stopwatch.ts';
import type { Survey } from './scan/survey.ts';
import { Threads } from './threads/threads.ts';

/**
 * Prepares a blog of which only headers were read: each body is rendered when the first page that shows something of
 * it is. Resized pictures and the search index, which need all bodies, are not planned yet. Null for a blog that needs whole
 * posts first.
 */
export async function prepareHeaders(
  { blog, sources, stamps }: Survey,
  options: PrepareOptions,
  watch: Stopwatch,
): Promise<Prepared | null> {
  const { roots, version, now } = options;
  const { config } = blog.value;
  if (needsWholePosts(config, sources.value)) return null;
  const headers = watch.time('load', () => readHeaders(sources.value, roots, config));
  if (headers === null) return null;
  const files = { roots, config, sources: sources.value, pictures: new Map<string, never>() };
  const find = createPictureFinder(files);
  const site = watch.time('load', () =>
    createSite(sources.value, {
      config,
      now,
      data: loadDataOf(sources.value, roots),
      find,
      imagesOf: () => [],
      textOf: (path) => headers.get(path),
    }),
  );
  const layouts = loadLayouts(sources.value, roots);
  // Nothing is kept of a blog that is half read.
  const cache = new CacheFolder(null);
  const session = openSession({ blog, sources, cache, stamps }, version);
  const maker = createPictureMaker(sources.value, roots, cache, config);
  const planned = planSite(site, layouts, { config, maker, openIndex: null, watch });
  const services = await openServices(config, roots.blog);
  const loading = { ...files, services: services.value };
  const bodies = new LaterBodies(loading);
  const whole = Object.freeze({
    ...site.value,
    posts: site.value.posts.map(bodies.complete),
    pages: site.value.pages.map(bodies.complete),
  });
  const threads = new Threads(null, { jobs: 1, from: Number.POSITIVE_INFINITY }, { ...files, version });
  return completePrepared(
    { blog, sources },
    { loading, maker, diagnostics: services.diagnostics },
    { ...planned, site: { ...site, value: whole } },
    { session, threads, bodies, version },
  );
}

/** Bodies that are rendered when something of them is first asked for. */
class LaterBodies implements BodyStore {
  readonly #files: ReadonlyMap<string, SourceFile>;
  readonly #loadFile: (file: SourceFile) => LoadedFile;
  readonly #loaded = new Map<string, LoadedFile>();

  constructor(loading: FileLoading) {
    this.#files = new Map(loading.sources.map((file) => [file.path, file]));
    this.#loadFile = createFileLoader(loading);
  }

  get(id: string): string {
    const loaded = this.#load(id);
    return loaded === null ? '' : Buffer.from(loaded.html).toString();
  }

  /** The post with all that its body tells, once it is asked for. */
  readonly complete = (post: Post): Post => withBodyLater(post, () => this.#load(post.id)?.post ?? null);

  #load(id: string): LoadedFile | null {
    const file = this.#files.get(id);
    if (file === undefined) return null;
    const loaded = this.#loaded.get(id) ?? this.#loadFile(file);
    this.#loaded.set(id, loaded);
    return loaded;
  }
}

function needsWholePosts({ images, cards, url }: Config, sources: readonly SourceFile[]): boolean {
  const hasCards = cards.engine !== '' && url !== '';
  const hasPictures = sources.some(({ path, isTheme }) => !isTheme && pictureName.test(path));
  return hasCards || (images.encoder !== '' && hasPictures);
}

/** The texts as far as their headers tell; null where a body's Liquid would have to run first. */
function readHeaders(sources: readonly SourceFile[], roots: Roots, config: Config): LoadedTexts | null {
  const headers = new Map<string, Checked<Post | null>>();
  for (const file of textsOf(sources, config)) {
    const header = headerOf(file, roots, config);
    if (header === null) return null;
    headers.set(file.path, header);
  }
  return headers;
}

function headerOf(file: SourceFile, roots: Roots, config: Config): Checked<Post | null> | null {
  let bytes: Uint8Array;
  try {
    bytes = readSource(roots, file);
  } catch (cause) {
    return { value: null, diagnostics: [unreadableFile(file.path, cause)] };
  }
  const { value, diagnostics } = readHeader(file, bytes, config);
  if (value === null) return { value, diagnostics };
  return wantsLiquid(value, config) ? null : { value: headerPost(value, config), diagnostics };
}

import { CacheFolder } from '../cache/cache-folder.ts';
import { authorPortraits } from '../content/author-portraits.ts';
import { assembleSite } from '../content/assemble-site.ts';
import { headerFacts, wantsLiquid, withBodyLater, withoutBody } from '../content/header-post.ts';
import { publishPost } from '../content/publish-post.ts';
import { readHeader } from '../content/read-header.ts';
import { pictureName } from '../images/read-facts.ts';
import { unreadableFile } from '../sources/unreadable-file.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Page } from '../types/page.ts';
import type { Post } from '../types/post.ts';
import type { Site } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';
import { createFileLoader, type LoadedFile } from './load-file.ts';
import { loadLayouts } from './load-layouts.ts';
import { findPictures } from './find-pictures.ts';
import { copiedFiles, loadDataOf, textsOf } from './load.ts';
import { createPictureMaker } from './picture-maker.ts';
import { plan } from './plan.ts';
import type { PrepareOptions, Prepared } from './prepare.ts';
import { createRenderer, findLayoutFaults, type Renderer } from './render.ts';
import { readSource, type Roots, sourceReader } from './scan.ts';
import { createServices } from './services.ts';
import { openSession } from './session.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Survey } from './survey.ts';
import { Threads } from './threads.ts';

/**
 * Prepares a blog of which only headers were read: each body is rendered when the first page that shows something of
 * it is. Pages are what they are in the end; what is made of all bodies at once, pictures in other sizes and the index
 * that readers search in, is not planned yet. Null for a blog that cannot be shown so: where Liquid lets posts look at
 * one another, and where pictures must be looked at first.
 */
export function prepareHeaders(
  { blog, sources, stamps }: Survey,
  options: PrepareOptions,
  watch: Stopwatch,
): Prepared | null {
  const { roots, version } = options;
  const { config } = blog.value;
  if (needsWholePosts(config, sources.value)) return null;
  const services = createServices(config);
  const loading = { roots, config, services, sources: sources.value, pictures: new Map<string, never>() };
  const loadFile = createFileLoader(loading);
  const loaded = new Map<string, LoadedFile>();
  const body = (file: SourceFile): LoadedFile => {
    const made = loaded.get(file.path) ?? loadFile(file);
    loaded.set(file.path, made);
    return made;
  };
  const headers = watch.time('load', () => loadHeaders(sources.value, roots, config, options.now));
  if (headers === null) return null;
  const files = new Map(sources.value.map((file) => [file.path, file]));
  const later = (post: Post): Post => {
    const file = files.get(post.id);
    return file === undefined ? post : withBodyLater(post, () => body(file).post);
  };
  const layouts = loadLayouts(sources.value, roots);
  // Nothing is kept of a blog that is half read.
  const cache = new CacheFolder(null);
  const session = openSession({ blog, sources, cache, stamps }, version);
  const maker = createPictureMaker(sources.value, roots, cache, config);
  const pages = watch.time('plan', () =>
    plan(headers.value, config, layouts.value, { fonts: maker.fonts, search: null }),
  );
  const site: Site = Object.freeze({
    ...headers.value,
    posts: headers.value.posts.map(later),
    pages: headers.value.pages.map(later),
  });
  const bodies = {
    get(id: string): string {
      const file = files.get(id);
      return file === undefined ? '' : Buffer.from(body(file).html).toString();
    },
  };
  const readFile = sourceReader(sources.value, roots);
  const inputs = { site, layouts: layouts.value, bodies, services, version, readFile };
  let renderer: Renderer | null = null;
  let diagnostics: readonly Diagnostic[] | null = null;
  return {
    config,
    sources: sources.value,
    layouts: layouts.value,
    site,
    pages: pages.value,
    loading,
    inputs,
    renderer: () => (renderer ??= createRenderer(inputs)),
    threads: new Threads(null, { jobs: 1, from: Number.POSITIVE_INFINITY }, { ...loading, version }),
    maker,
    make: (page: Page) => maker.make(page),
    session,
    get diagnostics() {
      return (diagnostics ??= [
        ...[blog, sources, layouts, headers, pages].flatMap((step) => step.diagnostics),
        ...findLayoutFaults(layouts.value, services),
      ]);
    },
  };
}

function needsWholePosts({ images, cards, url }: Config, sources: readonly SourceFile[]): boolean {
  const hasCards = cards.engine !== '' && url !== '';
  const hasPictures = sources.some(({ path, isTheme }) => !isTheme && pictureName.test(path));
  return hasCards || (images.encoder !== '' && hasPictures);
}

/** The site as headers tell of it; null where a body's Liquid would have to run first. */
function loadHeaders(
  sources: readonly SourceFile[],
  roots: Roots,
  config: Config,
  now: Date,
): Checked<Site> | null {
  const data = loadDataOf(sources, roots);
  const posts: Post[] = [];
  const diagnostics: Diagnostic[] = [...data.diagnostics];
  for (const file of textsOf(sources, config)) {
    const header = headerOf(file, roots, config);
    if (header === null) return null;
    const { value, diagnostics: told } = publishPost(header, file, config, now.getTime());
    if (value !== null) posts.push(value);
    diagnostics.push(...told);
  }
  const find = findPictures({ sources, roots, images: config.images, known: new Map() });
  const authors = authorPortraits(data.value, find);
  const site = assembleSite(posts, { data: authors.data, files: copiedFiles(sources), pictures: [] }, config);
  return { value: site.value, diagnostics: [...diagnostics, ...site.diagnostics] };
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
  return wantsLiquid(value, config) ? null : { value: withoutBody(headerFacts(value, config)), diagnostics };
}

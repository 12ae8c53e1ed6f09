import { assembleSite } from '../content/assemble-site.ts';
import { loadData } from '../content/load-data.ts';
import { loadPost } from '../content/load-post.ts';
import { error } from '../diagnostics/diagnostic.ts';
import { type ImageSize, readImageSize } from '../images/image-size.ts';
import type { BodyStore } from '../layouts/body-store.ts';
import { urlOf } from '../pages/files.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { Site } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';
import { readSource, type Roots } from './scan.ts';
import type { Services } from './services.ts';
import type { Progress, Stopwatch } from './stopwatch.ts';
import { yieldNow } from './yield-now.ts';

export interface LoadInputs {
  readonly roots: Roots;
  readonly config: Config;
  readonly services: Services;
  /** Takes the bodies: the site itself holds none. */
  readonly bodies: BodyStore;
  readonly now: Date;
  readonly watch: Stopwatch;
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads posts, pages and data into the site; bodies go to the store. */
export async function load(sources: readonly SourceFile[], inputs: LoadInputs): Promise<Checked<Site>> {
  const { roots, config, services, bodies, watch, onProgress, signal } = inputs;
  const images = findImages(sources, roots);
  const context = {
    config,
    now: inputs.now.getTime(),
    findImage: images,
    renderMarkdown: (body: Parameters<Services['renderBody']>[0]) =>
      services.renderBody(body, (url: string) => images(url) ?? null),
  };
  const texts = sources.filter(
    ({ kind }) => kind === 'post' || kind === 'page' || (kind === 'draft' && config.drafts),
  );
  const posts: Post[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, file] of texts.entries()) {
    const loaded = watch.time('load', () => readable(file, roots, (bytes) => loadPost(file, bytes, context)));
    diagnostics.push(...loaded.diagnostics);
    if (loaded.value !== null) {
      posts.push(loaded.value.post);
      bodies.put(loaded.value.post.id, loaded.value.html);
    }
    if (index % 64 === 0) await yieldNow(signal);
    onProgress?.('load', index + 1, texts.length);
  }
  return watch.time('load', () => {
    const data = loadData(
      sources.filter(({ kind }) => kind === 'data').map((file) => ({ file, bytes: readSource(roots, file) })),
    );
    const files = sources.filter(({ kind }) => kind === 'asset' || kind === 'file');
    const site = assembleSite(posts, data.value, files, config);
    return { value: site.value, diagnostics: [...diagnostics, ...data.diagnostics, ...site.diagnostics] };
  });
}

/** Reads a file for `work`; one that has vanished since the scan is an error that names it. */
function readable<T>(
  file: SourceFile,
  roots: Roots,
  work: (bytes: Uint8Array) => Checked<T | null>,
): Checked<T | null> {
  let bytes: Uint8Array;
  try {
    bytes = readSource(roots, file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const found = error(
      'file-unreadable',
      `the file cannot be read: ${reason}`,
      { file: file.path },
      'Build again.',
    );
    return { value: null, diagnostics: [found] };
  }
  return work(bytes);
}

const pictures = /\.(avif|gif|jpe?g|png|svg|webp)$/i;

/** Finds pictures by the URL path they are served at; sizes are read once, when first asked for. */
function findImages(
  sources: readonly SourceFile[],
  roots: Roots,
): (url: string) => ImageSize | null | undefined {
  const files = new Map(sources.filter(({ path }) => pictures.test(path)).map((file) => [urlOf(file), file]));
  const sizes = new Map<SourceFile, ImageSize | null>();
  return (url) => {
    const file = files.get(url);
    if (file === undefined) return undefined;
    const known = sizes.get(file);
    if (known !== undefined) return known;
    const size = readImageSize(readSource(roots, file));
    sizes.set(file, size);
    return size;
  };
}

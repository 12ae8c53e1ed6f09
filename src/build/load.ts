import type { BodyFile } from '../cache/body-file.ts';
import type { PostCache } from '../cache/post-cache.ts';
import { assembleSite } from '../content/assemble-site.ts';
import { loadData } from '../content/load-data.ts';
import { loadPost } from '../content/load-post.ts';
import { publishPost } from '../content/publish-post.ts';
import { type ImageSize, readImageSize } from '../images/image-size.ts';
import type { BodyStore } from '../layouts/body-store.ts';
import { urlOf } from '../pages/files.ts';
import { unreadableFile } from '../sources/unreadable-file.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { Site } from '../types/site.ts';
import type { SourceFile } from '../types/source-file.ts';
import { digest } from './gather-facts.ts';
import { readSource, type Roots } from './scan.ts';
import type { Services } from './services.ts';
import type { Progress, Stopwatch } from './stopwatch.ts';
import { yieldNow } from './yield-now.ts';

export interface LoadInputs {
  readonly roots: Roots;
  readonly config: Config;
  readonly services: Services;
  /** Takes the bodies: the site itself holds none. */
  readonly bodies: BodyStore & Pick<BodyFile, 'rangeOf'>;
  /** Posts of the last run, and of this one. */
  readonly posts: PostCache;
  readonly now: Date;
  readonly watch: Stopwatch;
  readonly onProgress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads posts, pages and data into the site; bodies go to the store. */
export async function load(sources: readonly SourceFile[], inputs: LoadInputs): Promise<Checked<Site>> {
  const { roots, config, watch, onProgress, signal } = inputs;
  const loadFile = createLoader(inputs, findImages(sources, roots));
  const texts = sources.filter(
    ({ kind }) => kind === 'post' || kind === 'page' || (kind === 'draft' && config.drafts),
  );
  const posts: Post[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, file] of texts.entries()) {
    const found = watch.time('load', () => publishPost(loadFile(file), file, config, inputs.now.getTime()));
    diagnostics.push(...found.diagnostics);
    if (found.value !== null) posts.push(found.value);
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

type FindImage = (url: string) => ImageSize | null | undefined;

/** Makes the function that loads one post: out of the cache if its bytes and its pictures are the same, else anew. */
function createLoader({ roots, config, services, bodies, posts }: LoadInputs, findImage: FindImage) {
  return (file: SourceFile): Checked<Post | null> => {
    const kept = posts.before(file.path);
    const isSame =
      kept?.digest === file.digest && kept.images.every(([url, size]) => sizeText(findImage(url)) === size);
    if (kept !== undefined && isSame) {
      posts.keep(file.path, kept);
      return { value: kept.post, diagnostics: kept.diagnostics };
    }
    const images = new Map<string, string>();
    const noteImage: FindImage = (url) => {
      const size = findImage(url);
      images.set(url, sizeText(size));
      return size;
    };
    const loaded = readable(file, roots, (bytes) =>
      loadPost(file, bytes, {
        config,
        findImage: noteImage,
        renderMarkdown: (body) => services.renderBody(body, (url: string) => noteImage(url) ?? null),
      }),
    );
    const { value, diagnostics } = loaded;
    if (value === null) return { value: null, diagnostics };
    bodies.put(value.post.id, value.html);
    const body = bodies.rangeOf(value.post.id);
    const summary = digest(value.post);
    if (body !== undefined) {
      posts.set(file.path, {
        digest: file.digest,
        post: value.post,
        diagnostics,
        summary,
        body,
        images: [...images],
      });
    }
    return { value: value.post, diagnostics };
  };
}

function sizeText(size: ImageSize | null | undefined): string {
  if (size === undefined) return 'none';
  return size === null ? 'unsized' : `${size.width}x${size.height}`;
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
    return { value: null, diagnostics: [unreadableFile(file.path, cause)] };
  }
  return work(bytes);
}

const pictures = /\.(avif|gif|jpe?g|png|svg|webp)$/i;

/** Finds pictures by the URL path they are served at; sizes are read once, when first asked for. */
function findImages(sources: readonly SourceFile[], roots: Roots): FindImage {
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

import { type LiquidRead, loadPost, type RunLiquid } from '../content/load-post.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { type FindImage, findImages, sizeText } from './find-images.ts';
import { readSource, type Roots } from './scan.ts';
import type { Services } from './services.ts';
import { unreadableFile } from '../sources/unreadable-file.ts';

/** What one file became: a pure function of its bytes, the configuration and the pictures it shows. */
export interface LoadedFile {
  /** Null for a file with errors. */
  readonly post: Post | null;
  readonly html: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The pictures it asked for, and the size it was told. */
  readonly images: readonly (readonly [url: string, size: string])[];
  readonly reads: readonly LiquidRead[];
  /** Whether it must be loaded once more, when every header is known, for its Liquid to run. */
  readonly waits: boolean;
}

/** What files are loaded with. */
export interface FileLoading {
  readonly roots: Roots;
  readonly config: Config;
  readonly services: Services;
  /** For the pictures among them. */
  readonly sources: readonly SourceFile[];
}

export type FileLoader = (file: SourceFile) => LoadedFile;

/** Makes the function that reads one post or page, on whatever thread. With Liquid it runs, without it waits. */
export function createFileLoader(loading: FileLoading, runLiquid?: RunLiquid): FileLoader {
  const findImage = findImages(loading.sources, loading.roots);
  return (file) => loadFile(file, loading, findImage, runLiquid);
}

const nothingLoaded = { post: null, html: '', images: [], reads: [], waits: false };

/** A file that has vanished since the scan is an error that names it. */
function loadFile(
  file: SourceFile,
  { roots, config, services }: FileLoading,
  findImage: FindImage,
  runLiquid: RunLiquid | undefined,
): LoadedFile {
  const images = new Map<string, string>();
  const noteImage: FindImage = (url) => {
    const size = findImage(url);
    images.set(url, sizeText(size));
    return size;
  };
  let bytes: Uint8Array;
  try {
    bytes = readSource(roots, file);
  } catch (cause) {
    return { ...nothingLoaded, diagnostics: [unreadableFile(file.path, cause)] };
  }
  const { value, diagnostics } = loadPost(file, bytes, {
    config,
    findImage: noteImage,
    runLiquid,
    renderMarkdown: (body) => services.renderBody(body, (url) => noteImage(url) ?? null),
  });
  return { ...nothingLoaded, ...value, diagnostics, images: [...images] };
}

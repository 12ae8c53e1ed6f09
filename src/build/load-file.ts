import { loadPost } from '../content/load-post.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { type FindImage, sizeText } from './find-images.ts';
import { readSource, type Roots } from './scan.ts';
import type { Services } from './services.ts';
import { unreadableFile } from './unreadable-file.ts';

/** What one file became: a pure function of its bytes, the configuration and the pictures it shows. */
export interface LoadedFile {
  /** Null for a file with errors. */
  readonly post: Post | null;
  readonly html: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The pictures it asked for, and the size it was told. */
  readonly images: readonly (readonly [url: string, size: string])[];
}

export interface FileLoading {
  readonly roots: Roots;
  readonly config: Config;
  readonly services: Services;
  readonly findImage: FindImage;
}

/** Reads one post or page, on whatever thread. A file that has vanished since the scan is an error that names it. */
export function loadFile(file: SourceFile, { roots, config, services, findImage }: FileLoading): LoadedFile {
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
    return { post: null, html: '', diagnostics: [unreadableFile(file.path, cause)], images: [] };
  }
  const { value, diagnostics } = loadPost(file, bytes, {
    config,
    findImage: noteImage,
    renderMarkdown: (body) => services.renderBody(body, (url) => noteImage(url) ?? null),
  });
  return { post: value?.post ?? null, html: value?.html ?? '', diagnostics, images: [...images] };
}

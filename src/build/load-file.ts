import crypto from 'node:crypto';
import type { LoadContext } from '../content/load-context.ts';
import { loadPost } from '../content/load-post.ts';
import { type Roots, readSource } from '../sources/read-source.ts';
import { unreadableFile } from '../sources/unreadable-file.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { LiquidRead, RunLiquid } from '../types/liquid.ts';
import type { KnownPictures, PictureFinder } from '../types/picture.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { createPictureFinder, identityOf } from './picture-finder.ts';
import type { Services } from './services.ts';

/** What one file became: a pure function of its bytes, the configuration and the pictures it shows. */
export interface LoadedFile {
  /** SHA-1 of the bytes that were read, which may be newer than those that were scanned. */
  readonly digest: string;
  /** How many they were. */
  readonly size: number;
  /** Null for a file with errors. */
  readonly post: Post | null;
  /** In UTF-8. */
  readonly html: Uint8Array;
  /** The words it is searched by, packed; with `encode` they hold no longer than its HTML. */
  readonly words: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** The pictures it asked for, and the digests of what it was given. */
  readonly images: readonly (readonly [name: string, digest: string])[];
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
  readonly pictures: KnownPictures;
  readonly encode?: LoadContext['encode'];
}

/** Reads one post or page. */
export type FileLoader = (file: SourceFile) => LoadedFile;

/** Makes the function that reads one post or page, on whatever thread. With Liquid it runs, without it waits. */
export function createFileLoader(loading: FileLoading, runLiquid?: RunLiquid): FileLoader {
  const find = createPictureFinder(loading);
  return (file) => loadFile(file, loading, find, runLiquid);
}

/** What there is of a file with errors. */
const nothing = {
  post: null,
  html: new Uint8Array(),
  words: new Uint8Array(),
  reads: [],
  pictures: [],
  waits: false,
};

/** A file that has vanished since the scan is an error that names it. */
function loadFile(
  file: SourceFile,
  { roots, config, services, encode }: FileLoading,
  find: PictureFinder,
  runLiquid: RunLiquid | undefined,
): LoadedFile {
  const images = new Map<string, string>();
  const findPicture: PictureFinder = (name) => {
    const picture = find(name);
    images.set(name, identityOf(picture));
    return picture;
  };
  let bytes: Uint8Array;
  try {
    bytes = readSource(roots, file);
  } catch (cause) {
    return { ...nothing, digest: '', size: 0, diagnostics: [unreadableFile(file.path, cause)], images: [] };
  }
  const digest = crypto.hash('sha1', bytes, 'hex');
  const { value, diagnostics } = loadPost(file, bytes, {
    config,
    findPicture,
    runLiquid,
    renderMarkdown: services.renderBody,
    encode,
  });
  const { post, html, words, reads, pictures, waits } = value ?? nothing;
  for (const [name, identity] of pictures) images.set(name, identity);
  return { digest, size: bytes.length, post, html, words, diagnostics, images: [...images], reads, waits };
}

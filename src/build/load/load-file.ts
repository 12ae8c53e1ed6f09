import crypto from 'node:crypto';
import type { LoadContext } from '../../content/load-context.ts';
import { loadPost } from '../../content/load-post.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import { unreadableFile } from '../../sources/unreadable-file.ts';
import type { Config } from '../../types/config.ts';
import type { RunLiquid } from '../../types/liquid.ts';
import type { LoadedFile } from '../../types/loaded-file.ts';
import type { KnownPictures, PictureFinder } from '../../types/picture.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { createPictureFinder, identityOf } from './picture-finder.ts';
import type { Services } from './services.ts';

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

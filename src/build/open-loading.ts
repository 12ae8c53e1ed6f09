import type { Diagnostic } from '../types/diagnostic.ts';
import type { KnownPictures } from '../types/picture.ts';
import type { FileLoading } from './load/load-file.ts';
import { openServices } from './load/open-services.ts';
import { readPictures } from './load/read-pictures.ts';
import type { Session } from './load/session.ts';
import { createPictureMaker, type PictureMaker } from './render/picture-maker.ts';
import type { PrepareOptions } from './scan/build-options.ts';
import type { Stopwatch } from './scan/stopwatch.ts';
import type { Survey } from './scan/survey.ts';

/** All that there must be before files are loaded. */
export interface OpenedLoading {
  readonly loading: FileLoading;
  /** What decodes pictures to look at them makes them smaller too. */
  readonly maker: PictureMaker;
  /** What is wrong with plugins. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Sets up what files of a scanned blog are loaded with: its plugins, and what is known of its pictures, at which it looks if nobody has. */
export async function openLoading(
  { blog, sources }: Pick<Survey, 'blog' | 'sources'>,
  { cache }: Pick<Session, 'cache'>,
  options: PrepareOptions,
  watch: Stopwatch,
): Promise<OpenedLoading> {
  const { roots } = options;
  const { config } = blog.value;
  const services = await openServices(config, roots.blog);
  const maker = createPictureMaker(sources.value, roots, cache, config);
  const { encoder } = config.images;
  const look = () => readPictures(sources.value, { ...options, cache, encoder, open: maker.open });
  const pictures: KnownPictures = encoder === '' ? new Map() : await watch.timeAsync('load', look);
  return {
    loading: { roots, config, sources: sources.value, pictures, services: services.value },
    maker,
    diagnostics: services.diagnostics,
  };
}

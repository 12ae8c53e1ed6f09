import type { LayoutSet } from '../layouts/layout-set.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { PrepareOptions } from './build-options.ts';
import type { KnownPictures } from './find-pictures.ts';
import type { FileLoading } from './load-file.ts';
import { loadLayouts } from './load-layouts.ts';
import { openServices } from './open-services.ts';
import { createPictureMaker, type PictureMaker } from './picture-maker.ts';
import { readPictures } from './read-pictures.ts';
import type { Session } from './session.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { Survey } from './survey.ts';

/** What texts are loaded with and pages are made with. */
export interface Tools {
  readonly layouts: Checked<LayoutSet>;
  readonly maker: PictureMaker;
  readonly loading: FileLoading;
  /** What is wrong with plugins. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the layouts, and looks at the pictures that nobody has seen yet. */
export async function openTools(
  { blog, sources }: Pick<Survey, 'blog' | 'sources'>,
  { cache }: Pick<Session, 'cache'>,
  options: PrepareOptions,
  watch: Stopwatch,
): Promise<Tools> {
  const { roots } = options;
  const { config } = blog.value;
  const services = await openServices(config, roots.blog);
  const layouts = loadLayouts(sources.value, roots);
  const maker = createPictureMaker(sources.value, roots, cache, config);
  const { encoder } = config.images;
  const look = () => readPictures(sources.value, { ...options, cache, encoder, open: maker.open });
  const pictures: KnownPictures = encoder === '' ? new Map() : await watch.timeAsync('load', look);
  return {
    layouts,
    maker,
    loading: { roots, config, sources: sources.value, pictures, services: services.value },
    diagnostics: services.diagnostics,
  };
}

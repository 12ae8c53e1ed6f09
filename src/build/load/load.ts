import { noteFloats } from '../../content/data/whole-floats.ts';
import type { Checked } from '../../types/diagnostic.ts';
import type { Site } from '../../types/site.ts';
import type { Stopwatch } from '../scan/stopwatch.ts';
import { createSite, loadDataOf, textsOf } from './create-site.ts';
import { loadTexts, type TextLoading } from './load-texts.ts';
import { createPictureFinder } from './picture-finder.ts';

/** What loading a site needs besides what loading its texts does. */
export interface LoadInputs extends TextLoading {
  readonly watch: Stopwatch;
}

/** Reads posts, pages and data into the site; bodies go to the session. Files of the last run are not read again. */
export async function load(inputs: LoadInputs): Promise<Checked<Site>> {
  const { loading, session, now, watch } = inputs;
  const { sources, roots, config } = loading;
  const data = watch.time('load', () => loadDataOf(sources, roots));
  const find = createPictureFinder(loading);
  const texts = textsOf(sources, config);
  const loaded = await watch.timeAsync('load', () =>
    loadTexts(texts, { data: noteFloats(data.value, data.floats), find }, inputs),
  );
  const imagesOf = (path: string) => session.posts.current(path)?.images ?? [];
  return watch.time('load', () =>
    createSite(sources, { config, now, data, find, imagesOf, textOf: (path) => loaded.get(path) }),
  );
}

import { authorsOf } from '../content/site/assemble-site.ts';
import { authorPortraits } from '../content/site/author-portraits.ts';
import { sourceReader } from '../sources/read-source.ts';
import { isCopied } from '../types/source-file.ts';
import { loadDataOf } from './load/create-site.ts';
import type { FileLoading } from './load/load-file.ts';
import { loadLayouts } from './load/load-layouts.ts';
import { createPictureFinder } from './load/picture-finder.ts';
import type { Session } from './load/session.ts';
import { type CachedSite, cachedPosts, siteOf } from './render/cached-site.ts';
import { Renderer } from './render/renderer.ts';
import type { PrepareOptions } from './scan/build-options.ts';
import type { Survey } from './scan/survey.ts';

/** The site of the last run, and what has changed of it. */
interface CachedBlog {
  readonly survey: Pick<Survey, 'sources'>;
  readonly options: PrepareOptions;
  readonly cached: CachedSite;
  readonly session: Session;
}

/** Opens the renderer of the site that the last run left, with the texts that this run has loaded since. */
export function openCachedRenderer(
  loading: FileLoading,
  { survey, options, cached, session }: CachedBlog,
): Renderer {
  const { roots, version } = options;
  const sources = survey.sources.value;
  const { services } = loading;
  const find = createPictureFinder(loading);
  const { data } = authorPortraits(loadDataOf(sources, roots).value, find);
  const { posts, bodies } = session;
  return new Renderer({
    site: siteOf(cached, { data, authors: authorsOf(data), files: sources.filter(isCopied) }),
    posts: cachedPosts(cached, session),
    layouts: loadLayouts(sources, roots).value,
    bodies: {
      get(id) {
        if (bodies.rangeOf(id) !== undefined) return bodies.get(id);
        const range = posts.previous(id)?.body;
        return range === undefined ? '' : bodies.bytesAt(range).toString();
      },
    },
    services,
    version,
    readFile: sourceReader(sources, roots),
  });
}

import { collectionOf } from '../content/addresses/collection-of.ts';
import { compareTexts } from '../text/compare-texts.ts';
import { once } from '../text/once.ts';
import { fileNameOf } from '../text/path-parts.ts';
import type { Collection, Config } from '../types/config.ts';
import { type DataMap, isMap } from '../types/data.ts';
import type { LiquidPost } from '../types/liquid.ts';
import { liquidDate } from './liquid-date.ts';
import type { LiquidRun } from './liquid-run.ts';
import { addressesOf, documentsOf, type LiquidSite, siteTime, staticFilesOf } from './liquid-site.ts';
import { liquidView, type View } from './liquid-view.ts';
import { withFloats } from './whole-float.ts';

/** The `site` of one body; every part of it that is looked at is remembered. */
export function siteView(
  site: LiquidSite,
  shown: LiquidPost,
  run: LiquidRun,
  viewOf: (post: LiquidPost) => View,
): View {
  const { config } = site;
  // Asked for in a loop they are made once.
  const posts = once(() => {
    run.read('posts');
    return site.posts.map(viewOf);
  });
  const pages = once(() => {
    run.read('pages');
    const found = site.pages.filter(({ id }) => collectionOf(id, config) === null);
    return found.toSorted(byName).map(viewOf);
  });
  const inCollection = (collection: Collection) =>
    once(() => {
      run.read('pages');
      return documentsOf(site, collection).map((page) => inside(viewOf(page), collection.name));
    });
  // Of a collection the oldest comes first, and posts are one.
  const oldestFirst = once(() => posts().toReversed());
  const documents = () => [
    ...oldestFirst(),
    ...config.collections.flatMap((collection) => inCollection(collection)()),
  ];
  const byTerm = (taxonomy: string) =>
    once(() => {
      run.read('posts');
      return groupByTerm(site.posts, taxonomy, viewOf);
    });
  const fixed = { title: config.title, description: config.description, ...addressesOf(config) };
  return lazily(liquidView({ ...withFloats(config.extra), ...fixed }), {
    posts,
    // Those of a post: the newest but itself.
    related_posts: () =>
      shown.kind === 'page'
        ? []
        : posts()
            .filter(({ path }) => path !== shown.id)
            .slice(0, 10),
    documents,
    pages,
    html_pages: () => pages().filter(({ url }) => /(?:\/|\.html?)$/.test(String(url))),
    ...Object.fromEntries(
      config.collections.map((collection) => [collection.name, inCollection(collection)]),
    ),
    collections: () => collectionViews(config, oldestFirst, inCollection),
    categories: byTerm('categories'),
    tags: byTerm('tags'),
    data: () => {
      run.read('data');
      return withFloats(site.data);
    },
    static_files: () => {
      run.read('files');
      return staticFiles(site);
    },
    time: () => {
      run.read('time');
      return liquidDate(siteTime(site));
    },
  });
}

/** What `site.collections` lists: posts, which are one to Jekyll, and those that the blog has. */
function collectionViews(
  config: Config,
  posts: () => readonly View[],
  documentsIn: (collection: Collection) => () => readonly View[],
): readonly View[] {
  return byLabel([
    liquidView({ label: 'posts', docs: posts(), output: true, relative_directory: '_posts' }),
    ...config.collections.map((collection) =>
      liquidView({
        ...saidOf(collection, config),
        label: collection.name,
        docs: documentsIn(collection)(),
        output: collection.isPublished,
        relative_directory: collection.folder.slice(0, -1),
      }),
    ),
  ]);
}

/** The posts of each term, newest first; the terms in the order in which they came into use, whatever their names. */
function groupByTerm(
  posts: readonly LiquidPost[],
  taxonomy: string,
  viewOf: (post: LiquidPost) => View,
): View {
  const groups = new Map<string, View[]>();
  for (const post of posts.toReversed()) {
    for (const term of post.terms[taxonomy] ?? []) {
      const group = groups.get(term) ?? [];
      group.unshift(viewOf(post));
      groups.set(term, group);
    }
  }
  const view = liquidView(Object.fromEntries(groups));
  Object.defineProperty(view, Symbol.iterator, { value: () => groups.entries() });
  for (const name of ['size', 'length'])
    if (!groups.has(name)) Object.defineProperty(view, name, { value: groups.size });
  return view;
}

function staticFiles(site: LiquidSite): readonly View[] {
  return staticFilesOf(site).map(({ path }) => {
    const name = fileNameOf(path);
    const extname = /\.[^.]*$/.exec(name)?.[0] ?? '';
    return liquidView({
      path: `/${path}`,
      name,
      extname,
      basename: name.slice(0, name.length - extname.length),
    });
  });
}

/** As Jekyll sorts pages: by the names of their files, whatever folders these stand in. */
function byName({ id: a }: LiquidPost, { id: b }: LiquidPost): number {
  return compareTexts(fileNameOf(a), fileNameOf(b));
}

/** What `_config.yml` says of a collection: its title, and whatever else the blog likes. */
function saidOf({ name }: Collection, { extra }: Config): DataMap {
  const all = extra['collections'] ?? null;
  const said = isMap(all) ? (all[name] ?? null) : null;
  return isMap(said) ? said : {};
}

function byLabel(collections: readonly View[]): readonly View[] {
  return collections.toSorted((a, b) => compareTexts(String(a['label']), String(b['label'])));
}

function inside(view: View, collection: string): View {
  const parts = Object.getOwnPropertyDescriptors(view);
  return Object.defineProperties(liquidView({ collection }), parts);
}

function lazily(view: View, parts: Readonly<Record<string, () => unknown>>): View {
  for (const [name, make] of Object.entries(parts))
    Object.defineProperty(view, name, { get: make, enumerable: true, configurable: true });
  return view;
}

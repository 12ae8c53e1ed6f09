import type { LiquidPost } from '../types/liquid.ts';
import { Drop } from 'liquidjs';
import { collectionOf } from '../content/collection-of.ts';
import { dateParts } from '../content/date-parts.ts';
import { strftime } from '../content/strftime.ts';
import type { Collection, Config } from '../types/config.ts';
import { type DataMap, isMap } from '../types/data.ts';
import type { LiquidRun } from './liquid-run.ts';
import type { OtherBody } from './liquid-services.ts';
import { documentsOf, type LiquidSite, neighboursOf, siteTime } from './liquid-site.ts';
import { writtenOut } from './written-out.ts';
import { fileNameOf } from '../text/path-parts.ts';
import { compareTexts } from '../text/compare-texts.ts';

type View = Record<string, unknown>;

/** What Liquid writes for a date: as Ruby does, `2024-01-02 03:04:05 +0000`. */
function liquidDate(rfc3339: string | null): string | null {
  return rfc3339 === null ? null : strftime(dateParts(rfc3339), '%Y-%m-%d %H:%M:%S %z', 'en', 'UTC');
}

/** What of a post is read when Liquid asks for it. */
interface LatePost {
  bodyOf(post: LiquidPost): OtherBody;
  /** The posts before and after it. */
  near(post: LiquidPost): ReturnType<typeof neighboursOf>;
}

/** Makes the views of posts that Liquid sees: one for each post, however often it is asked for. */
export function postViews(config: Config, late: LatePost): (post: LiquidPost) => View {
  const views = new WeakMap<LiquidPost, View>();
  const viewOf = (post: LiquidPost): View => {
    let view = views.get(post);
    if (view !== undefined) return view;
    view = withBody(postView(post, config), hasExcerpt(post, config), () => late.bodyOf(post));
    views.set(post, view);
    for (const side of ['previous', 'next'] as const) {
      const find = (): View | null => {
        const found = late.near(post)[side];
        return found === null ? null : viewOf(found);
      };
      Object.defineProperty(view, side, { value: new Later(find) });
    }
    return view;
  };
  return viewOf;
}

/** Adds what a body says, which is not among what `jsonify` writes. */
function withBody(view: View, isExcerpted: boolean, body: () => OtherBody): View {
  Object.defineProperty(view, 'content', { get: () => body().content });
  // One that is written and left empty is none.
  if (isExcerpted && (view['excerpt'] ?? null) === null)
    Object.defineProperty(view, 'excerpt', { get: () => body().excerpt, enumerable: false });
  return view;
}

/** Posts and documents of collections have one; a page has none unless the blog asks for it. */
function hasExcerpt({ kind, id }: LiquidPost, config: Config): boolean {
  return kind === 'post' || collectionOf(id, config) !== null || config.extra['page_excerpts'] === true;
}

function postView(post: LiquidPost, config: Config): View {
  const { id, url, slug, date, updated, terms, draft, written } = post;
  // A page without a title has none to Jekyll, which lists of pages ask for; what stands in a collection has one of its name.
  const isNamed = post.kind === 'post' || collectionOf(id, config) !== null;
  const title = written['title'] ?? (isNamed ? post.title : null);
  const name = fileNameOf(id);
  return own({
    ...written,
    title,
    url,
    slug,
    path: id,
    relative_path: id,
    name,
    dir: url.replace(/[^/]*$/, ''),
    date: liquidDate(date),
    ...(updated === null ? {} : { last_modified_at: liquidDate(updated) }),
    categories: terms['categories'] ?? [],
    tags: terms['tags'] ?? [],
    // What pages do not have, by which templates tell them from posts.
    ...(isNamed ? { id: url.replace(/\.html$|\/$/, ''), draft, ext: /\.[^.]*$/.exec(name)?.[0] ?? '' } : {}),
    ...(post.kind === 'post' ? { collection: 'posts' } : {}),
  });
}

/** The `page` of one body, neighbours and raw text with it. */
export function pageView(
  post: LiquidPost,
  body: string,
  site: LiquidSite,
  run: LiquidRun,
  viewOf: (post: LiquidPost) => View,
): View {
  const near = (side: 'previous' | 'next') =>
    new Later(() => {
      run.read(`near:${post.id}`);
      const found = neighboursOf(site, post.id)[side];
      return found === null ? null : viewOf(found);
    });
  const collection = collectionOf(post.id, site.config)?.name;
  const place = collection === undefined ? {} : { collection };
  return own({
    ...postView(post, site.config),
    ...place,
    content: body,
    previous: near('previous'),
    next: near('next'),
  });
}

/**
 * A value that is looked up when something of it is asked for. A getter will not do: the library asks every value for `next`, to
 * see whether it goes on.
 */
class Later extends Drop {
  readonly #make: () => View | null;

  constructor(make: () => View | null) {
    super();
    this.#make = make;
  }

  toLiquid(): View | null {
    return this.#make();
  }

  override valueOf(): View | null {
    return this.#make();
  }
}

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
  const origin = config.base === '' ? config.url : config.url.slice(0, -config.base.length);
  const fixed = { title: config.title, description: config.description, url: origin, baseurl: config.base };
  return lazily(own({ ...config.extra, ...fixed }), {
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
    collections: () =>
      byLabel([
        own({ label: 'posts', docs: oldestFirst(), output: true, relative_directory: '_posts' }),
        ...config.collections.map((collection) =>
          own({
            ...saidOf(collection, config),
            label: collection.name,
            docs: inCollection(collection)(),
            output: collection.isPublished,
            relative_directory: collection.folder.slice(0, -1),
          }),
        ),
      ]),
    categories: byTerm('categories'),
    tags: byTerm('tags'),
    data: () => {
      run.read('data');
      return site.data;
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
  const view = own(Object.fromEntries(groups));
  Object.defineProperty(view, Symbol.iterator, { value: () => groups.entries() });
  for (const name of ['size', 'length'])
    if (!groups.has(name)) Object.defineProperty(view, name, { value: groups.size });
  return view;
}

function staticFiles({ files }: LiquidSite): readonly View[] {
  return files
    .filter(({ kind, isTheme }) => !isTheme && (kind === 'asset' || kind === 'file'))
    .map(({ path }) => {
      const name = fileNameOf(path);
      const extname = /\.[^.]*$/.exec(name)?.[0] ?? '';
      return own({ path: `/${path}`, name, extname, basename: name.slice(0, name.length - extname.length) });
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
  return Object.defineProperties(own({ collection }), parts);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** What all views have: a text, where one is taken for such. No name leads to it. */
const written: object = Object.create(null, {
  [Symbol.toPrimitive]: {
    value(this: unknown) {
      return writtenOut(this);
    },
  },
}) as object;

/** With nothing but the blog's own words to be asked for. */
function own(values: object): View {
  return Object.assign(Object.create(written) as View, values as DataMap);
}

function lazily(view: View, parts: Readonly<Record<string, () => unknown>>): View {
  for (const [name, make] of Object.entries(parts))
    Object.defineProperty(view, name, { get: make, enumerable: true, configurable: true });
  return view;
}

import { Drop } from 'liquidjs';
import { collectionOf } from '../content/addresses/collection-of.ts';
import { jekyllId } from '../text/jekyll-id.ts';
import { fileNameOf } from '../text/path-parts.ts';
import type { Config } from '../types/config.ts';
import type { LiquidPost } from '../types/liquid.ts';
import { liquidDate } from './liquid-date.ts';
import type { LiquidRun } from './liquid-run.ts';
import type { OtherBody } from './liquid-services.ts';
import { type LiquidSite, neighboursOf } from './liquid-site.ts';
import { liquidView, type View } from './liquid-view.ts';
import { withFloats } from './whole-float.ts';

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
  const said = withFloats(written);
  const isNamed = post.kind === 'post' || collectionOf(id, config) !== null;
  const title = written['title'] ?? (isNamed ? post.title : null);
  const name = fileNameOf(id);
  return liquidView({
    ...said,
    title,
    url,
    slug,
    path: id,
    relative_path: id,
    name,
    dir: url.replace(/[^/]*$/, ''),
    date: liquidDate(date),
    ...(updated === null ? {} : { last_modified_at: liquidDate(updated) }),
    // What pages do not have, by which templates tell them from posts; their tags are what front matter says.
    ...(isNamed
      ? {
          id: jekyllId(url, slug),
          draft,
          ext: /\.[^.]*$/.exec(name)?.[0] ?? '',
          categories: terms['categories'] ?? [],
          tags: terms['tags'] ?? [],
        }
      : {}),
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
  return liquidView({
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

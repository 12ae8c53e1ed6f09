import nunjucks from 'nunjucks';
import { partOf } from '../../text/body-parts.ts';
import { compareTexts } from '../../text/compare-texts.ts';
import { encodeAddress } from '../../text/encode-address.ts';
import { jekyllId } from '../../text/jekyll-id.ts';
import { unpackToc } from '../../text/packed-toc.ts';
import { resolveTextLinks } from '../../text/text-links.ts';
import type { Config } from '../../types/config.ts';
import type { Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import type { BodyStore } from '../body-store.ts';
import { Reads } from '../reads.ts';
import { ownKeysOf } from './post-store.ts';
import type { Aspect, View } from './view.ts';

/** What the properties of a post are computed from, besides the post. */
export interface PostSurroundings {
  readonly reads: Reads;
  readonly bodies: BodyStore;
  readonly siteUrl: string;
  readonly feedIds: Config['feeds']['ids'];
  /** Where a text stands on the site, from its root, by its path in the blog; null for one that it has not. */
  addressOf(text: string): string | null;
  /** The names of all taxonomies. */
  readonly taxonomies: readonly string[];
  /** Every unknown front-matter key that any post of the site has. */
  readonly extraKeys: readonly string[];
  /** The views of the terms a post bears. */
  terms(post: Post, taxonomy: string): readonly View[];
}

/** The properties of a post or standing page, wherever layouts meet it. */
export function postAspect(around: PostSurroundings): Aspect<Post> {
  const taxonomies = around.taxonomies.map(
    (name) => [name, (post: Post) => around.terms(post, name)] as const,
  );
  const extras = around.extraKeys.map((key) => [key, (post: Post) => post.extra[key] ?? ''] as const);
  return {
    name: (post) => `post:${post.id}`,
    getters: {
      ...Object.fromEntries(extras),
      title: (post) => post.title,
      url: (post) => post.url,
      permalink: (post) => (around.siteUrl === '' ? '' : around.siteUrl + post.url),
      feedId: (post) => feedId(around, post),
      slug: (post) => post.slug,
      date: (post) => post.date,
      updated: (post) => post.updated,
      year: (post) => post.date?.slice(0, 4) ?? '',
      month: (post) => post.date?.slice(0, 7) ?? '',
      excerpt: (post) => new nunjucks.runtime.SafeString(resolveTextLinks(post.excerpt, around.addressOf)),
      description: (post) => post.description,
      content: (post) => readBody(around, post, 1),
      ...Object.fromEntries(taxonomies),
      image: (post) => post.image,
      toc: (post) => unpackToc(post.toc),
      showToc: (post) => post.showToc,
      words: (post) => post.words,
      readingTime: (post) => post.readingTime,
      draft: (post) => post.draft,
      future: (post) => post.future,
      comments: (post) => post.comments,
      share: (post) => post.share,
      pinned: (post) => post.pinned,
      noindex: (post) => post.noindex,
      weight: (post) => post.weight,
      lang: (post) => post.lang,
      canonicalUrl: (post) => post.canonicalUrl,
      features: (post) => post.features,
      layout: (post) => post.layout,
      sourcePath: (post) => post.id,
    },
  };
}

/** The properties of posts and standing pages, with those of the blog's own in the order of the alphabet. */
export function postKeys({ posts, pages, taxonomies }: Site): readonly string[] {
  const own = new Set([...ownKeysOf(posts), ...ownKeysOf(pages)]);
  const around = {
    reads: new Reads(),
    bodies: { get: () => '' },
    siteUrl: '',
    feedIds: 'permalink' as const,
    addressOf: () => null,
    taxonomies: taxonomies.map(({ name }) => name),
    extraKeys: [...own].toSorted(compareTexts),
    terms: () => [],
  };
  return Object.keys(postAspect(around).getters);
}

/** What names a post in feeds for good, so that those who read them see none twice; empty where the site has no address. */
function feedId({ siteUrl, feedIds }: PostSurroundings, { url, slug }: Post): string {
  if (siteUrl === '') return '';
  return siteUrl + (feedIds === 'jekyll' ? encodeAddress(jekyllId(url, slug)) : url);
}

/** The body of a post, or one part of it where a page lists posts in parts. */
export function readBody(
  { reads, bodies, addressOf }: Pick<PostSurroundings, 'reads' | 'bodies' | 'addressOf'>,
  post: Post,
  part: number,
): unknown {
  reads.add(`body:${post.id}`);
  const html = partOf(bodies.get(post.id), part);
  return new nunjucks.runtime.SafeString(resolveTextLinks(html, addressOf));
}

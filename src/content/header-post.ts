import type { TextConfig } from '../types/config.ts';
import type { Post } from '../types/post.ts';

import { filledLayout, isFilledPage } from './filled-file.ts';
import { parsePostName } from './parse-post-name.ts';
import { packToc } from '../text/packed-toc.ts';
import type { PostHeader } from './read-header.ts';
import { titleizeSlug } from './titleize-slug.ts';

/** What is known of a post once its body is rendered, or its picture measured. */
export type BodyFacts = Pick<
  Post,
  'excerpt' | 'description' | 'toc' | 'words' | 'readingTime' | 'features' | 'bodyDigest' | 'image'
>;

/** What its header alone tells of a post. */
export type HeaderFacts = Omit<Post, keyof BodyFacts>;

/** All of a post that its header tells. */
export function headerFacts(header: PostHeader, config: TextConfig): HeaderFacts {
  const { file, frontMatter } = header;
  const kind = file.kind === 'page' ? 'page' : 'post';
  const isFilled = isFilledPage(file, config);
  const authors = frontMatter.terms['authors'] ?? [];
  const fallback = kind === 'post' && config.author !== '' ? [config.author] : [];
  return {
    id: file.path,
    kind,
    url: header.url,
    slug: frontMatter.slug ?? header.slug,
    title: frontMatter.title ?? titleWithout(header.url, header.slug),
    date: header.date,
    updated: frontMatter.updated,
    layout: isFilled ? filledLayout : frontMatter.layout || kind,
    terms: { ...frontMatter.terms, authors: authors.length > 0 ? authors : fallback },
    draft: header.isDraft,
    future: false,
    comments: frontMatter.comments ?? config.comments,
    share: frontMatter.share ?? config.share,
    showToc: frontMatter.toc ?? (kind === 'post' && config.markdown.toc),
    pinned: frontMatter.pinned,
    noindex: isFilled || frontMatter.noindex,
    weight: frontMatter.weight,
    lang: frontMatter.lang ?? config.language,
    translationKey: frontMatter.translationKey,
    canonicalUrl: frontMatter.canonicalUrl,
    aliases: frontMatter.aliases.map((alias) => (alias.startsWith('/') ? alias : `/${alias}`)),
    redirectTo: frontMatter.redirectTo,
    extra: frontMatter.extra,
    written: config.isJekyll ? frontMatter.all : {},
  };
}

/** What stands for a title where there is none: a home page is headed by the name of the site. */
function titleWithout(url: string, slug: string): string {
  return url === '/' ? '' : titleizeSlug(slug);
}

/** Liquid runs in a Jekyll blog, where there is any, unless the post says otherwise. */
export function wantsLiquid({ body, frontMatter }: PostHeader, { isJekyll }: TextConfig): boolean {
  if (!isJekyll || frontMatter.extra['render_with_liquid'] === false) return false;
  return body.includes('{{') || body.includes('{%');
}

/** A post as far as its header tells. */
export function withoutBody(facts: HeaderFacts): Post {
  const unknown = { excerpt: '', description: '', toc: packToc([]), words: 0, readingTime: 1, features: [] };
  return Object.freeze<Post>({ ...facts, ...unknown, bodyDigest: '', image: null });
}

/** The same post with a body that is read when something it tells is first asked for. */
export function withBodyLater(post: Post, read: () => Post | null): Post {
  const body = (): Post => read() ?? post;
  const isNamedByFile = post.title === titleWithout(post.url, parsePostName(post.id).slug);
  return Object.freeze<Post>({
    ...post,
    get title() {
      // The heading that begins the body may give it another.
      return isNamedByFile ? body().title : post.title;
    },
    get excerpt() {
      return body().excerpt;
    },
    get description() {
      return body().description;
    },
    get toc() {
      return body().toc;
    },
    get words() {
      return body().words;
    },
    get readingTime() {
      return body().readingTime;
    },
    get features() {
      return body().features;
    },
    get bodyDigest() {
      return body().bodyDigest;
    },
    get image() {
      return body().image;
    },
  });
}

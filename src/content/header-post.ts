import { packToc } from '../text/packed-toc.ts';
import type { TextConfig } from '../types/config.ts';
import type { Post } from '../types/post.ts';
import { parsePostName } from './addresses/parse-post-name.ts';
import { titleizeSlug } from './addresses/titleize-slug.ts';
import { filledLayout, isFilledPage } from './filled-file.ts';
import type { PostHeader } from './read-header.ts';

/** What is known of a post once its body is rendered, or its picture measured. */
export type BodyFacts = Pick<
  Post,
  'excerpt' | 'description' | 'toc' | 'words' | 'readingTime' | 'features' | 'bodyDigest' | 'image'
>;

const noToc = packToc([]);

/**
 * A post as far as its header tells, with every key of a post in one place: the engine makes a slow table of an object that a
 * dozen keys are added to, so what its body tells is put over what stands here.
 */
export function headerPost(header: PostHeader, config: TextConfig): Post {
  const { file, frontMatter } = header;
  const kind = file.kind === 'page' ? 'page' : 'post';
  // What hosts show for an address that is not there is nothing to find, be it the blog's own.
  const isHidden = isFilledPage(file, config) || frontMatter.noindex || header.url === '/404.html';
  const authors = frontMatter.terms['authors'] ?? [];
  const fallback = kind === 'post' && config.author !== '' ? [config.author] : [];
  return Object.freeze<Post>({
    id: file.path,
    kind,
    url: header.url,
    slug: frontMatter.slug ?? header.slug,
    title: frontMatter.title ?? titleWithout(header.url, header.slug),
    date: header.date,
    updated: frontMatter.updated,
    layout: header.isAlone ? filledLayout : frontMatter.layout || kind,
    terms: { ...frontMatter.terms, authors: authors.length > 0 ? authors : fallback },
    draft: header.isDraft,
    future: false,
    comments: frontMatter.comments ?? config.comments,
    share: frontMatter.share ?? config.share,
    showToc: frontMatter.toc ?? (kind === 'post' && config.markdown.toc),
    pinned: frontMatter.pinned,
    noindex: isHidden,
    inSitemap: frontMatter.sitemap && !isHidden,
    weight: frontMatter.weight,
    lang: frontMatter.lang ?? config.language,
    translationKey: frontMatter.translationKey,
    canonicalUrl: frontMatter.canonicalUrl,
    aliases: frontMatter.aliases.map((alias) => (alias.startsWith('/') ? alias : `/${alias}`)),
    redirectTo: frontMatter.redirectTo,
    extra: frontMatter.extra,
    written: config.isJekyll ? frontMatter.all : {},
    excerpt: '',
    description: '',
    image: null,
    toc: noToc,
    words: 0,
    readingTime: 1,
    features: [],
    bodyDigest: '',
  });
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

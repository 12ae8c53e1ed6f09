import { packToc } from '../../text/packed-toc.ts';
import type { Post } from '../../types/post.ts';

/** What a page that shows no post says where layouts ask for a post's properties. */
export function emptyPost(language: string): Post {
  return {
    id: '',
    kind: 'page',
    url: '',
    slug: '',
    title: '',
    date: null,
    updated: null,
    layout: '',
    excerpt: '',
    description: '',
    terms: {},
    image: null,
    toc: packToc([]),
    words: 0,
    readingTime: 0,
    draft: false,
    future: false,
    comments: false,
    share: false,
    showToc: false,
    pinned: false,
    noindex: false,
    inSitemap: false,
    weight: null,
    lang: language,
    translationKey: null,
    canonicalUrl: null,
    aliases: [],
    features: [],
    redirectTo: null,
    extra: {},
    written: {},
    bodyDigest: '',
  };
}

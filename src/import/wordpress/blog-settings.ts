import { resolvePermalink } from '../../content/addresses/permalink.ts';
import type { Data, DataMap } from '../../types/data.ts';
import { allAt, plainLine, textAt } from './export-item.ts';
import type { WordPressExport } from './read-export.ts';
import { ownSlugs } from './term-names.ts';
import { authorId } from './text-front.ts';

/** A published post with where it was served. */
export interface ServedPost {
  readonly url: string;
  readonly date: string;
  readonly categories: readonly string[];
  readonly slug: string;
}

/** What `site.yml` says: the words of the export, the addresses of its lists, and the form of its addresses. */
export function blogSettings(
  { channel, items }: WordPressExport,
  posts: readonly ServedPost[],
  nav: readonly DataMap[],
  hasScripts: boolean,
): DataMap {
  const base = textAt(channel, 'wp:base_blog_url').trim() || textAt(channel, 'link').trim();
  const authors = allAt(channel, 'wp:author');
  const slugs = { categories: ownSlugs(items, 'category'), tags: ownSlugs(items, 'post_tag') };
  const wanted: { readonly [key: string]: Data | undefined } = {
    title: plainLine(textAt(channel, 'title')) || undefined,
    description: plainLine(textAt(channel, 'description')) || undefined,
    url: /^https?:\/\/[^/]+/i.test(base) ? base.replace(/\/+$/, '') : undefined,
    language: textAt(channel, 'language').trim() || undefined,
    author: authors.length === 1 ? authorId(textAt(authors[0] ?? {}, 'wp:author_login')) : undefined,
    nav: nav.length === 0 ? undefined : nav,
    permalink: permalinkOf(posts),
    taxonomies: {
      categories: { path: '/category/', ...slugsOf(slugs.categories) },
      tags: { path: '/tag/', ...slugsOf(slugs.tags) },
      authors: { path: '/author/' },
    },
    markdown: hasScripts ? { html: true } : undefined,
  };
  const said: { [key: string]: Data } = {};
  for (const [key, value] of Object.entries(wanted)) if (value !== undefined) said[key] = value;
  return said;
}

function slugsOf(slugs: DataMap): DataMap {
  return Object.keys(slugs).length === 0 ? {} : { slugs };
}

/** Forms that WordPress offers, and those that people mostly write. */
const forms = [
  '/:title/',
  '/:year/:month/:day/:title/',
  '/:year/:month/:title/',
  '/:categories/:title/',
  '/blog/:title/',
  '/:year/:title/',
  '/:title.html',
  '/:year/:month/:day/:title',
  '/:year/:month/:title',
  '/:title',
  '/:year/:month/:title.html',
  '/:year/:month/:day/:title.html',
];

/** The form that most posts' addresses have; undefined for that which Tinta gives anyway. */
function permalinkOf(posts: readonly ServedPost[]): string | undefined {
  const counted = forms.map((form) => ({ form, count: posts.filter((post) => hasForm(form, post)).length }));
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count === 0 || best.form === '/:title/' ? undefined : best.form;
}

function hasForm(form: string, { url, date, categories, slug }: ServedPost): boolean {
  const made = resolvePermalink(form, { slug, date, categories });
  return 'url' in made && made.url === url;
}

import { isRefusedKey } from '../../content/front-matter/key-near-miss.ts';
import type { PostHeader } from '../../content/read-header.ts';
import type { Config } from '../../types/config.ts';
import type { Data, DataMap } from '../../types/data.ts';

/** Keys that only Jekyll or its plugins need, and those that are written in other words. */
const dropped = new Set(['render_with_liquid', 'published', 'layout']);

/**
 * A post's front matter in native words: the date with its zone where the file's name does not tell it, terms as lists, defaults
 * written out, keys of its own untouched, but for an `x_` before those that a native blog would take for slips. Keys that say nothing are left out.
 */
export function nativeHeader(
  { frontMatter: given, file, date, isDraft }: PostHeader,
  config: Config,
): DataMap {
  const { terms, all } = given;
  const list = (name: string): readonly string[] | null => {
    const names = terms[name] ?? [];
    return names.length === 0 ? null : names;
  };
  const own = Object.entries(given.extra)
    .filter(([key]) => !dropped.has(key))
    .map(([key, value]) => [isRefusedKey(key, value) ? `x_${key}` : key, value] as const);
  const written: { readonly [key: string]: Data } = {
    title: given.title,
    date: file.kind === 'page' || isToldByName(file.path, date, config) ? null : spaced(date),
    updated: spaced(given.updated),
    draft: isDraft && file.kind !== 'draft' ? true : null,
    slug: given.slug,
    categories: list('categories'),
    tags: list('tags'),
    authors: list('authors'),
    series: list('series'),
    description: given.description,
    excerpt: given.excerpt,
    image: given.image === null ? null : (all['image'] ?? null),
    aliases: given.aliases.length === 0 ? null : given.aliases,
    redirect_to: given.redirectTo,
    lang: given.lang,
    canonical_url: given.canonicalUrl,
    comments: given.comments,
    share: given.share,
    toc: given.toc,
    math: given.math,
    pinned: given.pinned || null,
    noindex: given.noindex || null,
    sitemap: given.sitemap ? null : false,
    weight: given.weight,
    ...Object.fromEntries(own),
  };
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
}

/** Whether a file's name gives the very date: its day, at midnight where the blog is. */
function isToldByName(path: string, date: string | null, config: Config): boolean {
  if (date === null) return true;
  const day = /(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(path)?.[1];
  return day !== undefined && date.startsWith(`${day}T00:00:00`) && config.timezone !== '';
}

/** `2024-01-02 10:00:00 +01:00`, as people write it. */
function spaced(rfc3339: string | null): string | null {
  return rfc3339 === null ? null : rfc3339.replace('T', ' ').replace(/([+-]\d\d:\d\d)$/, ' $1');
}

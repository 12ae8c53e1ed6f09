import { slugify } from '../../content/addresses/slugify.ts';
import { isRefusedKey } from '../../content/front-matter/key-near-miss.ts';
import type { Data, DataMap } from '../../types/data.ts';
import type { Picture } from './expand-shortcodes.ts';
import { type ExportItem, metaOf, metasOf, plainLine, textAt } from './export-item.ts';
import { termsOf } from './term-names.ts';
import { zonedDate } from './text-dates.ts';

/** What front matter is made with. */
export interface FrontReading {
  readonly pictureById: (id: string) => Picture | null;
  /** HTML as Markdown. */
  readonly markdown: (html: string) => string;
  /** Whether any text of the blog may be commented on. */
  readonly hasComments: boolean;
  readonly hasAuthors: boolean;
}

/** Whether an item's author is told, and what else of it depends on what becomes of it. */
export interface Told {
  readonly isDraft: boolean;
  readonly isDated: boolean;
  readonly url: string | null;
  readonly pages: number;
}

/** An author as `data/authors.yml` names them. */
export function authorId(login: string): string {
  return slugify(login.replace(/@.*$/, '')) || 'author';
}

/** The front matter of a text in native words. */
export function textFront(
  item: ExportItem,
  { isDraft, isDated, url, pages }: Told,
  reading: FrontReading,
): DataMap {
  const { fields } = item;
  const text = (name: string): string => textAt(fields, name).trim();
  const date = zonedDate(text('wp:post_date'), text('wp:post_date_gmt'));
  const updated = zonedDate(text('wp:post_modified'), text('wp:post_modified_gmt'));
  const isLater = date !== null && updated !== null && updated.slice(0, 10) > date.slice(0, 10);
  const names = (domain: string): readonly string[] | null => {
    const terms = [...new Set(termsOf(item, domain).map(({ name }) => name))];
    return terms.length === 0 ? null : terms;
  };
  const excerpt = reading.markdown(text('excerpt:encoded'));
  const format = termsOf(item, 'post_format')[0]?.slug.replace(/^post-format-/, '');
  const written: { readonly [key: string]: Data | undefined } = {
    title: plainLine(text('title')) || undefined,
    date: isDated ? date : null,
    updated: isDated && isLater ? updated : null,
    draft: isDraft || null,
    categories: names('category'),
    tags: names('post_tag'),
    series: names('series'),
    author: reading.hasAuthors && text('dc:creator') !== '' ? authorId(text('dc:creator')) : null,
    description: firstOf(item, [
      '_yoast_wpseo_metadesc',
      'rank_math_description',
      '_aioseo_description',
      '_genesis_description',
    ]),
    excerpt: excerpt === '' ? null : excerpt,
    image: imageOf(item, reading),
    aliases: aliasesOf(item, url, pages),
    lang: termsOf(item, 'language')[0]?.slug,
    translation_key: termsOf(item, 'post_translations')[0]?.slug,
    canonical_url: firstOf(item, ['_yoast_wpseo_canonical', 'rank_math_canonical_url']),
    noindex: metaOf(item, '_yoast_wpseo_meta-robots-noindex') === '1' || null,
    pinned: text('wp:is_sticky') === '1' || null,
    comments: reading.hasComments && text('wp:comment_status') === 'closed' ? false : null,
    weight:
      text('wp:post_type') === 'page' && text('wp:menu_order') !== '0' ? Number(text('wp:menu_order')) : null,
    post_format: format,
    ...ownFields(item),
  };
  const said: { [key: string]: Data } = {};
  for (const [key, value] of Object.entries(written))
    if (value !== undefined && value !== null) said[key] = value;
  return said;
}

/** What WordPress and its plugins keep under names that begin with a line is theirs. */
function ownFields({ fields }: ExportItem): DataMap {
  const metas = Array.isArray(fields['wp:postmeta']) ? fields['wp:postmeta'] : [];
  const own = metas.flatMap((meta: unknown): readonly (readonly [string, string])[] => {
    if (typeof meta !== 'object' || meta === null) return [];
    const pair = { ...meta };
    const [key, value] = [textAt(pair, 'wp:meta_key'), textAt(pair, 'wp:meta_value')];
    const isOwn =
      /^[a-z][\w-]*$/i.test(key) &&
      value !== '' &&
      !/^(?:[aOs]:\d+:|rank_math|dsq_|jabber_|reddit|superawesome)/.test(value + key) &&
      !/^(?:rank_math|dsq_|enclosure)/.test(key);
    return isOwn ? [[isRefusedKey(key, value) || reserved.has(key) ? `x_${key}` : key, value]] : [];
  });
  return Object.fromEntries(own);
}

/** Keys of Tinta that a field of a plugin must not take. */
const reserved = new Set(
  'title date updated draft published layout slug permalink aliases redirect_from redirect_to excerpt description categories category tags tag authors author series image comments share toc math pinned noindex sitemap weight lang translation_key canonical_url modified last_modified_at lastmod'.split(
    ' ',
  ),
);

function firstOf(item: ExportItem, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = metaOf(item, key).replace(/\s+/g, ' ').trim();
    // A pattern of a plugin is no sentence.
    if (value !== '' && !/%%?\w+%%?/.test(value)) return value;
  }
  return null;
}

function imageOf(item: ExportItem, { pictureById, markdown }: FrontReading): Data {
  const picture = pictureById(metaOf(item, '_thumbnail_id'));
  if (picture === null) return null;
  if (picture.alt === '' && picture.caption === '') return picture.src;
  return {
    path: picture.src,
    ...(picture.alt === '' ? {} : { alt: picture.alt }),
    ...(picture.caption === '' ? {} : { caption: markdown(picture.caption) }),
  };
}

/** Where a text stood under former names, and the further pages that it had. */
function aliasesOf(item: ExportItem, url: string | null, pages: number): readonly string[] | null {
  if (url === null || url === '/') return null;
  const former = metasOf(item.fields, '_wp_old_slug')
    .filter((slug) => slug !== '')
    .map((slug) => url.replace(/[^/]+(?=(?:\.\w+)?\/?$)/, slug));
  const folder = url.replace(/\/?$/, '/');
  const further = Array.from({ length: pages - 1 }, (_, at) => `${folder}${String(at + 2)}/`);
  const aliases = [...new Set([...former, ...further])].filter((alias) => alias !== url);
  return aliases.length === 0 ? null : aliases;
}

import type { Config, FeedFormat } from '../types/config.ts';
import type { Page } from '../types/page.ts';
import type { PlannedPost } from '../types/post.ts';
import { listLanguages } from './languages.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';

/** File and layout of each format. */
const formats: { readonly [format in FeedFormat]: { readonly file: string; readonly layout: string } } = {
  atom: { file: 'feed.xml', layout: 'atom.njk' },
  rss: { file: 'rss.xml', layout: 'rss.njk' },
  json: { file: 'feed.json', layout: 'json-feed.njk' },
};

/** What a feed is a feed of. */
interface Source {
  readonly title: string;
  /** The page it stands beside; ends in `/`. */
  readonly folder: string;
  /** Newest first. */
  readonly ids: readonly string[];
  readonly term: Page['term'];
  /** Of what is a feed of one language only. */
  readonly lang?: string;
}

/** The site's feeds, also at their further addresses, and those of its languages and terms. They need absolute links, so a site without `url` has none. */
export function planFeeds({ site, config }: Planning): readonly Page[] {
  if (config.url === '') return [];
  const dated = new Set(site.posts.filter(({ date }) => date !== null).map(({ id }) => id));
  const posts = new Map(site.posts.map((post) => [post.id, post]));
  const whole: Source = { title: config.title, folder: '/', ids: [...dated], term: null };
  const terms = site.taxonomies.flatMap((taxonomy): Source[] => {
    const hasFeeds = config.taxonomies.find(({ name }) => name === taxonomy.name)?.feed ?? false;
    if (!hasFeeds) return [];
    return taxonomy.terms.map((term) => ({
      title: term.name,
      folder: term.url,
      ids: term.posts.filter((id) => dated.has(id)),
      term: { taxonomy: taxonomy.name, slug: term.slug },
    }));
  });
  const languages = listLanguages(site, config).map(
    ({ lang, url, posts: ids }): Source => ({
      title: config.title,
      folder: url,
      ids: ids.filter((id) => dated.has(id)),
      term: null,
      lang,
    }),
  );
  return [
    ...[whole, ...languages].flatMap((source) =>
      config.feeds.formats.map((format) => planFeed(format, source, config, posts)),
    ),
    ...config.feeds.also.map(({ url, format }) => planFeed(format, whole, config, posts, url)),
    ...terms.flatMap((source) => config.feeds.terms.map((format) => planFeed(format, source, config, posts))),
  ];
}

function planFeed(
  format: FeedFormat,
  source: Source,
  config: Config,
  posts: ReadonlyMap<string, PlannedPost>,
  url = source.folder + formats[format].file,
): Page {
  const items = source.ids.slice(0, config.feeds.limit);
  const updated = items.map((id) => posts.get(id)).map((post) => post?.updated ?? post?.date ?? '');
  return newPage({
    kind: 'feed',
    url,
    title: source.title,
    layout: formats[format].layout,
    pager: { items, number: 1, total: 1, count: items.length, urls: [source.folder] },
    term: source.term,
    extra: { updated: newest(updated), ...(source.lang === undefined ? {} : { lang: source.lang }) },
    listed: false,
  });
}

/** The latest of several moments in RFC 3339, or nothing. */
function newest(moments: readonly string[]): string | null {
  const latest = moments.filter(Boolean).toSorted((a, b) => Date.parse(b) - Date.parse(a));
  return latest[0] ?? null;
}

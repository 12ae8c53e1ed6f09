import { searchEngine } from '../../search/search-engine.ts';
import type { Config } from '../../types/config.ts';
import type { DataMap } from '../../types/data.ts';
import { floatsKey } from '../../types/data.ts';
import type { Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import type { Taxonomy, Term } from '../../types/taxonomy.ts';
import type { BodyStore } from '../body-store.ts';
import type { Reads } from '../reads.ts';
import { readOwnWords } from '../words/own-words.ts';
import { translate } from '../words/translate.ts';
import { defaultMenu } from './default-menu.ts';
import { type PostSurroundings, postAspect, readBody } from './post-aspect.ts';
import { ownKeysOf, type PostStore } from './post-store.ts';
import { indexSite, type SiteIndex } from './site-index.ts';
import { termAspect } from './term-aspect.ts';
import { type Aspect, defineLastingView, defineView, type View } from './view.ts';

/** The site as layouts see it, and the views its pages are put together from. */
export interface SiteViews {
  readonly index: SiteIndex;
  readonly site: View;
  /** The files that are copied as they are. */
  readonly files: Site['files'];
  readonly postAspect: Aspect<Post>;
  /** The word for a key in a language, the blog's own before the theme's; null for a key that has none. */
  word(language: string, key: string): string | null;
  post(post: Post): View;
  /** The body of one part of a page that lists posts in parts. */
  part(post: Post, part: number): unknown;
  posts(ids: readonly string[]): readonly View[];
  term(taxonomy: string, term: Term): View | null;
  terms(taxonomy: string): readonly View[];
  /** Takes a newer state of the site, of which only what posts say and the copied files are not what they were. */
  renew(facts: SiteFacts): void;
}

/** What views are opened of: a site, and where its posts are found. */
export interface SiteFacts {
  readonly site: Site;
  readonly posts: PostStore;
}

/** Builds the views of one site; they serve all pages of a build, with `reads` telling the pages apart. */
export function createSiteViews(
  facts: SiteFacts,
  config: Config,
  bodies: BodyStore,
  reads: Reads,
): SiteViews {
  const { site } = facts;
  let now = facts;
  let index = indexSite(site, facts.posts);
  const term = openTerms(site, reads);
  const termViews = (taxonomy: string, found: readonly Term[]): readonly View[] =>
    found.map((one) => term(taxonomy, one)).filter((view) => view !== null);
  const surroundings: PostSurroundings = {
    reads,
    bodies,
    siteUrl: config.url,
    feedIds: config.feeds.ids,
    addressOf(text) {
      const found = index.post(text);
      if (found !== undefined) return config.base + String(Reflect.get(post(found), 'url'));
      reads.add(`post:${text}`);
      return null;
    },
    taxonomies: site.taxonomies.map(({ name }) => name),
    extraKeys: [...new Set([...facts.posts.ownKeys(), ...ownKeysOf(site.pages)])],
    terms: (post, taxonomy) => {
      const found = (post.terms[taxonomy] ?? []).flatMap((id) => index.termByName(taxonomy, id) ?? []);
      return termViews(taxonomy, [...new Set(found)]);
    },
  };
  const aspect = postAspect(surroundings);
  const post = defineLastingView<Post>(reads, aspect);
  const posts = (ids: readonly string[]) => ids.flatMap((id) => index.post(id) ?? []).map(post);
  const terms = (name: string) => termViews(name, index.taxonomy(name)?.terms ?? []);
  const data = dataView(site.data, reads);
  const word = (language: string, key: string) =>
    translate(language, key, {}, readOwnWords(Reflect.get(data, 'words'), config.language));
  const siteView = defineLastingView<SiteFacts>(reads, siteAspect({ config, site, data, post, terms }));
  return {
    get index() {
      return index;
    },
    get site() {
      return siteView(now);
    },
    get files() {
      return now.site.files;
    },
    postAspect: aspect,
    word,
    post,
    part: (of, part) => readBody(surroundings, of, part),
    posts,
    term,
    terms,
    renew(newer) {
      now = newer;
      index = indexSite(newer.site, newer.posts);
    },
  };
}

function openTerms({ authors, taxonomies }: Site, reads: Reads): SiteViews['term'] {
  const opened = new Map(
    taxonomies.map((taxonomy) => [taxonomy.name, defineLastingView(reads, termAspect(authors, taxonomy))]),
  );
  return (taxonomy, term) => opened.get(taxonomy)?.(term) ?? null;
}

interface SiteSurroundings {
  readonly config: Config;
  readonly site: Site;
  readonly data: View;
  post(post: Post): View;
  terms(taxonomy: string): readonly View[];
}

function siteAspect({ config, site, data, post, terms }: SiteSurroundings): Aspect<SiteFacts> {
  const taxonomies = site.taxonomies.map(({ name }) => [name, () => terms(name)] as const);
  const extras = Object.entries(config.extra).flatMap(([key, value]) =>
    key === floatsKey ? [] : [[key, () => value] as const],
  );
  return {
    name: () => 'site',
    getters: {
      ...Object.fromEntries(extras),
      title: () => config.title,
      description: () => config.description,
      url: () => config.url,
      base: () => config.base,
      language: () => config.language,
      timezone: () => config.timezone,
      author: () => authorName(config.author, site.authors),
      logo: () => config.logo,
      nav: () => config.nav,
      menu: (facts) => (config.nav.length > 0 ? config.nav : defaultMenu(facts.site)),
      social: () => config.social,
      theme: () => config.theme,
      comments: () => config.comments,
      commentSystem: () => config.commentSystem,
      mermaid: () => config.mermaid,
      share: () => config.share,
      shareLinks: () => config.shareLinks,
      archive: ({ posts }) => (posts.count > 0 && config.archive) || '',
      search: ({ posts }) => (posts.count > 0 && config.search.path) || '',
      searchEngine: () => searchEngine(config.search),
      taxonomies: (facts) => facts.site.taxonomies.filter(hasIndex).map(({ name, url }) => ({ name, url })),
      posts: (facts) => facts.posts.all().map(post),
      pages: (facts) => facts.site.pages.map(post),
      ...Object.fromEntries(taxonomies),
      data: () => data,
      feeds: () =>
        config.url === '' ? [] : config.feeds.formats.map((format) => feedLink(format, '/', config.title)),
    },
  };
}

/** The properties of `site`. */
export function siteKeys(config: Config, site: Site): readonly string[] {
  const none = () => [];
  return Object.keys(siteAspect({ config, site, data: {}, post: () => ({}), terms: none }).getters);
}

const feedFiles = {
  atom: { file: 'feed.xml', type: 'application/atom+xml' },
  rss: { file: 'rss.xml', type: 'application/rss+xml' },
  json: { file: 'feed.json', type: 'application/feed+json' },
} as const;

/** The link to a feed as layouts show it; `folder` is the path it stands in, with both slashes. */
export function feedLink(format: keyof typeof feedFiles, folder: string, title: string) {
  const { file, type } = feedFiles[format];
  return { title, url: folder + file, type, format };
}

/** Whether the taxonomy has a page that lists its terms. */
function hasIndex({ url, terms }: Taxonomy): boolean {
  return url !== '' && terms.length > 0;
}

function dataView(data: DataMap, reads: Reads): View {
  const getters = Object.fromEntries(Object.keys(data).map((key) => [key, (all: DataMap) => all[key]]));
  return defineView<DataMap>(reads, { name: () => 'data', getters })(data);
}

function authorName(id: string, authors: DataMap): unknown {
  const author = authors[id];
  const name = typeof author === 'object' && author !== null && 'name' in author ? author['name'] : id;
  return name ?? id;
}

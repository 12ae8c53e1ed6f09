import type { Config } from '../../types/config.ts';
import type { Page, PagerPlan } from '../../types/page.ts';
import type { Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import type { Reads } from '../reads.ts';
import { languageName } from '../words/language-name.ts';
import { emptyPost } from './empty-post.ts';
import { pageHeading } from './page-heading.ts';
import { feedLink, type SiteViews } from './site-views.ts';
import { type Aspect, defineView, type View } from './view.ts';

interface PageFact {
  readonly page: Page;
  readonly post: Post;
}

/** Makes the function that gives a page's layout its variables: `site page pager term taxonomy tinta`. */
export function definePageContext(views: SiteViews, config: Config, reads: Reads, version: string) {
  const pageView = defineView<PageFact>(reads, ofPost(views), pageAspect(views, config));
  const pagerView = defineView<PageFact & { pager: PagerPlan }>(reads, pagerAspect(views));
  const taxonomyView = defineView<PageFact>(reads, taxonomyAspect(views));
  const tinta = Object.freeze({ version, digestOf: digestsOf(views.files, reads) });

  return (page: Page): object => {
    const post = (page.post !== null && views.index.post(page.post)) || emptyPost(config.language);
    const fact = { page, post };
    const found = page.term === null ? undefined : views.index.termBySlug(page.term.taxonomy, page.term.slug);
    return {
      site: views.site,
      page: pageView(fact),
      pager: page.pager === null ? null : pagerView({ ...fact, pager: page.pager }),
      term: found === undefined || page.term === null ? null : views.term(page.term.taxonomy, found),
      taxonomy: typeof page.extra['taxonomy'] === 'string' ? taxonomyView(fact) : null,
      tinta,
    };
  };
}

/** The variables that every layout has. */
export const contextNames = ['site', 'page', 'pager', 'term', 'taxonomy', 'tinta'] as const;

/** Makes the function that gives the digest of a file that is copied, by its path from the top of the blog. */
function digestsOf(files: Site['files'], reads: Reads): (path: string) => string {
  const digests = new Map(files.map(({ path, digest }) => [path, digest]));
  return (path) => {
    const file = path.replace(/^\//, '');
    reads.add(`source:${file}`);
    return digests.get(file) ?? '';
  };
}

/** The page shows its post's properties as its own. */
function ofPost({ postAspect: aspect, part }: SiteViews): Aspect<PageFact> {
  const getters = Object.entries(aspect.getters).map(([key, get]) => [
    key,
    ({ post }: PageFact) => get(post),
  ]);
  return {
    name: ({ post, page }) => (post.id === '' ? `page:${page.url}` : aspect.name(post)),
    getters: {
      ...Object.fromEntries(getters),
      // Recorded as reads of the post: what the plan says over it is part of the page's digest.
      lang: ({ page, post }) => page.extra['lang'] ?? post.lang,
      updated: ({ page, post }) => page.extra['updated'] ?? post.updated,
      content: ({ page, post }) => part(post, page.pager?.number ?? 1),
    },
  };
}

/** The properties of `page` besides those of its post. */
export function pageKeys(config: Config): readonly string[] {
  const views = { index: { post: () => undefined }, post: () => ({}), posts: () => [], word: () => null };
  return Object.keys(pageAspect(views, config).getters);
}

type PageViews = Pick<SiteViews, 'post' | 'posts' | 'word'> & {
  readonly index: Pick<SiteViews['index'], 'post'>;
};

function pageAspect(views: PageViews, config: Config): Aspect<PageFact> {
  const one =
    (role: string) =>
    (fact: PageFact): View | null => {
      const id = fact.page.refs[role];
      const post = typeof id === 'string' ? views.index.post(id) : undefined;
      return post === undefined ? null : views.post(post);
    };
  const many =
    (role: string) =>
    (fact: PageFact): readonly View[] => {
      const ids = fact.page.refs[role];
      return Array.isArray(ids) ? views.posts(ids) : [];
    };
  const languageOf = ({ page, post }: PageFact): string => {
    const ofPost = post.id === '' ? config.language : Reflect.get(views.post(post), 'lang');
    return String(page.extra['lang'] ?? ofPost);
  };
  const sayFor = (fact: PageFact) => (key: string) => views.word(languageOf(fact), key);
  const titleOf = ({ page, post }: PageFact): string => {
    const own = post.id === '' ? one('target')({ page, post }) : views.post(post);
    return own === null || page.title !== '' ? page.title : String(Reflect.get(own, 'title'));
  };
  const siteName = (fact: PageFact) => config.title || (sayFor(fact)('blog') ?? '');
  const headingOf = (fact: PageFact) =>
    pageHeading(fact.page, sayFor(fact), { title: () => titleOf(fact), siteName: () => siteName(fact) });
  return {
    name: ({ page }) => `page:${page.path}`,
    getters: {
      kind: ({ page }) => page.extra['kind'] ?? page.kind,
      title: titleOf,
      heading: (fact) => headingOf(fact).heading,
      kicker: (fact) => headingOf(fact).kicker,
      siteName,
      url: ({ page }) => page.url,
      permalink: ({ page }) => (config.url === '' ? '' : config.url + page.url),
      previous: one('previous'),
      next: one('next'),
      parent: one('parent'),
      related: many('related'),
      translations: many('translations'),
      series: (fact) => seriesOf(fact, many('series')(fact)),
      languages: ({ page }) => page.extra['languages'] ?? [],
      feeds: (fact) => feedsOf(fact.page, config),
      sitemap: ({ page }) => page.extra['sitemap'] ?? false,
      card: ({ page }) => page.extra['card'] ?? '',
      target: ({ page }) => page.extra['target'] ?? '',
      entries: ({ page }) => page.extra['entries'] ?? [],
    },
  };
}

/** The properties of `pager`. */
export const pagerKeys: readonly string[] = Object.keys(pagerAspect({ posts: () => [] }).getters);

function pagerAspect(views: Pick<SiteViews, 'posts'>): Aspect<PageFact & { pager: PagerPlan }> {
  const urlAt = ({ urls }: PagerPlan, index: number) => urls[index] ?? null;
  return {
    name: ({ page }) => `pager:${page.path}`,
    getters: {
      items: ({ pager }) => views.posts(pager.items),
      number: ({ pager }) => pager.number,
      total: ({ pager }) => pager.total,
      count: ({ pager }) => pager.count,
      previous: ({ pager }) => urlAt(pager, pager.number - 2),
      next: ({ pager }) => urlAt(pager, pager.number),
      first: ({ pager }) => urlAt(pager, 0),
      last: ({ pager }) => urlAt(pager, pager.urls.length - 1),
      urls: ({ pager }) => pager.urls,
    },
  };
}

function taxonomyAspect(views: SiteViews): Aspect<PageFact> {
  return {
    name: ({ page }) => `taxonomy:${String(page.extra['taxonomy'])}`,
    getters: {
      name: ({ page }) => page.extra['taxonomy'],
      url: ({ page }) => page.url,
      terms: ({ page }) => views.terms(String(page.extra['taxonomy'])),
      most: ({ page }) => page.extra['most'] ?? 0,
    },
  };
}

function seriesOf({ page }: PageFact, parts: readonly View[]): object | null {
  const series = page.extra['series'];
  return typeof series === 'object' && series !== null ? Object.assign({}, series, { posts: parts }) : null;
}

function feedsOf(page: Page, config: Config): readonly object[] {
  if (config.url === '') return [];
  const folder = page.pager?.urls[0] ?? page.url;
  if (page.kind === 'language')
    return config.feeds.formats.map((format) => feedLink(format, folder, languageName(page.title)));
  const hasFeed = config.taxonomies.find(({ name }) => name === page.term?.taxonomy)?.feed ?? false;
  return hasFeed ? config.feeds.terms.map((format) => feedLink(format, folder, page.title)) : [];
}

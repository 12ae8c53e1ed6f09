import type { Config } from '../types/config.ts';
import type { Page } from '../types/page.ts';
import type { PlannedSite } from '../types/site.ts';
import { newPage } from './new-page.ts';
import type { Planning } from './page-kind.ts';
import { paginate } from './paginate.ts';

/** A language that posts are written in, and the list of those posts. */
export interface LanguageList {
  readonly lang: string;
  /** Path within the site, no base. */
  readonly url: string;
  /** Post ids, newest first. */
  readonly posts: readonly string[];
}

/** The languages of a site that has posts in more than one, its own first, the others by code; else none. */
export function listLanguages(
  { posts }: PlannedSite,
  { language, languages }: Config,
): readonly LanguageList[] {
  const byLanguage = new Map<string, string[]>();
  for (const { id, lang } of languages ? posts : []) {
    const list = byLanguage.get(lang);
    if (list === undefined) byLanguage.set(lang, [id]);
    else list.push(id);
  }
  if (byLanguage.size < 2) return [];
  const rank = (lang: string) => (lang === language ? '' : lang);
  return [...byLanguage]
    .map(([lang, ids]) => ({ lang, url: `/${lang.toLowerCase()}/`, posts: ids }))
    .toSorted((a, b) => (rank(a.lang) < rank(b.lang) ? -1 : 1));
}

/** What layouts see of the languages, on the pages that lead from one to the others. */
export function linksTo(lists: readonly LanguageList[]): readonly { lang: string; url: string }[] {
  return lists.map(({ lang, url }) => ({ lang, url }));
}

/** For each language of a site with several, the list of its posts; a page of the blog's own may take its place. */
export function planLanguages({ site, config, earlier, hasLayout }: Planning): readonly Page[] {
  const taken = new Set(earlier.map(({ url }) => url));
  const lists = listLanguages(site, config);
  const languages = linksTo(lists);
  return lists
    .filter(({ url }) => !taken.has(url))
    .flatMap(({ lang, url, posts }) =>
      paginate(posts, url, config.perPage).map((pager, index) =>
        newPage({
          kind: 'language',
          url: pager.urls[index] ?? url,
          title: lang,
          layout: hasLayout('language.njk') ? 'language.njk' : 'home.njk',
          pager,
          extra: { lang, languages },
        }),
      ),
    );
}

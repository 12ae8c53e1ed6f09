import { type ChangedFacts, compareFacts, type Facts } from '../../cache/facts.ts';
import type { ByteRange } from '../../cache/growing-file.ts';
import { PageCache } from '../../cache/page-cache.ts';
import { digestAsJson } from '../../text/digest-as-json.ts';
import type { Output } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';
import type { Post } from '../../types/post.ts';
import type { Site } from '../../types/site.ts';
import { cacheSite } from './cached-site.ts';
import { changedPostFacts } from './changed-post-facts.ts';
import { gatherFacts } from './gather-facts.ts';
import type { Prepared } from './prepared.ts';

/** Which pages of the last run are still what rendering them would give, and a record of the pages of this run for the next. */
export interface PageHistory {
  /** The digest of the bytes that the last run made of a page, if rendering it would give the same; null if it must be rendered. */
  unchangedDigest(page: Page): string | null;
  /** Records a page that is reused as the last run made it. */
  reuse(page: Page): void;
  /** Records a page that was rendered, with the digest of its bytes. */
  record(page: Page, output: Output, bytesDigest: string): void;
  /** Saves what was recorded: call it once the site is published. */
  save(): void;
  /** Closes the files of the cache. */
  close(): void;
}

/** Opens the history, and compares the facts of the blog with those of the last run: a page that read one which differs must be rendered. */
export function openHistory({ session, site, sources }: Prepared): PageHistory {
  const facts = gatherFacts(site, sources);
  const posts = summaries(site, session.posts);
  const key = digestAsJson([session.key, shapeOf(site)]);
  const pages = new PageCache(session.cache, key);
  pages.setChanged(changesSince(pages, { facts, posts, site, cache: session.posts }));
  const plans = new Map<string, ByteRange>();
  const planOf = (page: Page): ByteRange => {
    const known = plans.get(page.path) ?? pages.putPlan(page);
    plans.set(page.path, known);
    return known;
  };
  const takePlanOf = (page: Page): ByteRange => {
    const plan = planOf(page);
    plans.delete(page.path);
    return plan;
  };
  return {
    // Of a page that is new the plan is made when the page is: other threads need not wait for it.
    unchangedDigest: (page) => (pages.has(page.path) ? pages.unchangedDigest(page.path, planOf(page)) : null),
    reuse: (page) => pages.reuse(page.path, takePlanOf(page)),
    record: (page, { reads }, bytesDigest) => pages.record(page.path, takePlanOf(page), bytesDigest, reads),
    save() {
      pages.save(facts, posts);
      cacheSite(session, site, key);
    },
    close: () => pages.close(),
  };
}

/** The names that views have: a key that no post had yesterday was an error in a layout then. */
function shapeOf(site: Site): unknown {
  const extras = new Set([...site.posts, ...site.pages].flatMap(({ extra }) => Object.keys(extra)));
  const sayings = new Set(Object.values(site.authors).flatMap((author) => Object.keys(author ?? {})));
  return [[...extras].toSorted(), [...sayings].toSorted(), Object.keys(site.data)];
}

type Summaries = { readonly [id: string]: string };

/** The digest of what each post says, by id: whether it is in the future decides of it too. */
function summaries(site: Site, cache: Prepared['session']['posts']): Summaries {
  const summaryOf = (post: Post) => `${cache.current(post.id)?.packed[2]}${post.future ? ' future' : ''}`;
  return Object.fromEntries([...site.posts, ...site.pages].map((post) => [post.id, summaryOf(post)]));
}

/** The blog as it is in this run. */
interface Now {
  readonly facts: Facts;
  readonly posts: Summaries;
  readonly site: Site;
  readonly cache: Prepared['session']['posts'];
}

/** Which facts are not what they were in the last run: those of the site at large, and those of each post that says something else. */
function changesSince(before: PageCache, now: Now): ChangedFacts {
  const changed = new Map(compareFacts(before.facts, now.facts));
  const published = new Map([...now.site.posts, ...now.site.pages].map((post) => [post.id, post]));
  for (const id of new Set([...Object.keys(before.posts), ...Object.keys(now.posts)])) {
    const [was, is] = [before.posts[id], now.posts[id]];
    if (was === is) continue;
    const known = now.cache.previous(id);
    // The cache may have been carried here without the posts the pages were made of: then all has changed.
    const isKnown = was !== undefined && known !== undefined && was.startsWith(known.packed[2]);
    const old = isKnown ? { ...known.post, future: was.endsWith(' future') } : null;
    for (const [name, keys] of changedPostFacts(old, published.get(id) ?? null, id)) changed.set(name, keys);
  }
  return changed;
}

import { type ChangedFacts, compareFacts, type Facts } from '../cache/facts.ts';
import type { ByteRange } from '../cache/growing-file.ts';
import { PageCache } from '../cache/page-cache.ts';
import { digestAsJson } from '../text/digest-as-json.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { Post } from '../types/post.ts';
import type { Site } from '../types/site.ts';
import { changedPostFacts } from './changed-post-facts.ts';
import { gatherFacts } from './gather-facts.ts';
import { keepSite } from './kept-site.ts';
import type { Prepared } from './prepared.ts';

/** What the pages of the last run were made of, held against the blog as it is now. */
export interface PageHistory {
  /** The digest of the bytes that rendering a page would give again; null if it might give others. */
  bytesOf(page: Page): string | null;
  /** Takes the page of the last run over into this one. */
  keep(page: Page): void;
  /** Takes a page that was made anew, and the digest of its bytes. */
  record(page: Page, output: Output, bytes: string): void;
  save(): void;
  close(): void;
}

/** Compares the blog with the last run, fact by fact; pages that read none of the changes are the same. */
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
    bytesOf: (page) => (pages.has(page.path) ? pages.skip(page.path, planOf(page)) : null),
    keep: (page) => pages.keep(page.path, takePlanOf(page)),
    record: (page, { reads }, bytes) => pages.set(page.path, takePlanOf(page), bytes, reads),
    save() {
      pages.save(facts, posts);
      keepSite(session, site, key);
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

function summaries(site: Site, cache: Prepared['session']['posts']): Summaries {
  const summaryOf = (post: Post) => `${cache.after(post.id)?.packed[2]}${post.future ? ' future' : ''}`;
  return Object.fromEntries([...site.posts, ...site.pages].map((post) => [post.id, summaryOf(post)]));
}

interface Now {
  readonly facts: Facts;
  readonly posts: Summaries;
  readonly site: Site;
  readonly cache: Prepared['session']['posts'];
}

function changesSince(before: PageCache, now: Now): ChangedFacts {
  const changed = new Map(compareFacts(before.facts, now.facts));
  const published = new Map([...now.site.posts, ...now.site.pages].map((post) => [post.id, post]));
  for (const id of new Set([...Object.keys(before.posts), ...Object.keys(now.posts)])) {
    const [was, is] = [before.posts[id], now.posts[id]];
    if (was === is) continue;
    const known = now.cache.before(id);
    // The cache may have been carried here without the posts the pages were made of: then all has changed.
    const isKnown = was !== undefined && known !== undefined && was.startsWith(known.packed[2]);
    const old = isKnown ? { ...known.post, future: was.endsWith(' future') } : null;
    for (const [name, keys] of changedPostFacts(old, published.get(id) ?? null, id)) changed.set(name, keys);
  }
  return changed;
}

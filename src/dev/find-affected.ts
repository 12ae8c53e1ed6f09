import { type ChangedFacts, compareFacts } from '../cache/facts.ts';
import { changedPostFacts } from '../build/changed-post-facts.ts';
import { gatherFacts } from '../build/gather-facts.ts';
import type { Page } from '../types/page.ts';
import type { Post } from '../types/post.ts';
import type { Desk } from './desk.ts';
import type { PageRecords } from './page-records.ts';

/**
 * Finds the pages that a step from one state of the blog to the next made or will make otherwise: those that came or
 * went, those planned otherwise, and of those made in this run the ones that read something which changed. A page
 * nobody has looked at yet counts if the post it shows has changed.
 */
export function findAffected(before: Desk, after: Desk, records: PageRecords): readonly string[] {
  const affected = new Set(findTouched(before, after, changesBetween(before, after), records));
  for (const [path, page] of before.pages) if (isCounted(page) && !after.pages.has(path)) affected.add(path);
  return [...affected];
}

/** What readers search in is made of all posts and is no page of its own: it is not counted. */
function isCounted({ kind }: Page): boolean {
  return kind !== 'search-part';
}

/** The same where it is known which facts have changed and no page has come or gone. */
export function findTouched(
  before: Desk,
  after: Desk,
  changes: ChangedFacts,
  records: PageRecords,
): readonly string[] {
  const affected = new Set(records.touched(changes));
  for (const [path, page] of after.pages) {
    const old = before.pages.get(path);
    const isPlannedOtherwise = old !== page && (old === undefined || !isSame(old, page));
    if (isCounted(page) && (isPlannedOtherwise || isOfChanged(page, changes))) affected.add(path);
  }
  return [...affected];
}

function isOfChanged({ post, layout }: Page, changes: ChangedFacts): boolean {
  if (layout !== null && changes.has(`layout:${layout}`)) return true;
  return post !== null && (changes.has(`post:${post}`) || changes.has(`body:${post}`));
}

function changesBetween(before: Desk, after: Desk): ChangedFacts {
  const changes = new Map(
    compareFacts(
      gatherFacts(before.prepared.site, before.prepared.sources),
      gatherFacts(after.prepared.site, after.prepared.sources),
    ),
  );
  const [old, now] = [postsOf(before), postsOf(after)];
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null];
    if (was === is) continue;
    for (const [name, keys] of changedPostFacts(was, is, id)) changes.set(name, keys);
  }
  return changes;
}

function isSame(a: Page, b: Page): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function postsOf({ prepared }: Desk): ReadonlyMap<string, Post> {
  const { posts, pages } = prepared.site;
  return new Map([...posts, ...pages].map((post) => [post.id, post]));
}

import { changedPostFacts } from '../build/render/changed-post-facts.ts';
import { gatherFacts } from '../build/render/gather-facts.ts';
import { type ChangedFacts, compareFacts } from '../cache/facts.ts';
import type { Page } from '../types/page.ts';
import type { Post } from '../types/post.ts';
import type { Edited } from './edits/edit-snapshot.ts';
import type { PageRecords } from './page-records.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Finds the pages that a step from one state of the blog to the next made or will make otherwise: those that came or
 * went, those planned otherwise, and of those made in this run the ones that read something which changed; the settings
 * that pages are made by are read by all. A page nobody has looked at yet counts if the post it shows has changed.
 */
export function findAffected(before: Snapshot, after: Snapshot, records: PageRecords): readonly string[] {
  const changes = changesBetween(before, after);
  const isConfiguredAlike = before.prepared.session.key === after.prepared.session.key;
  const touched = isConfiguredAlike ? records.touched(changes) : records.readers;
  const affected = new Set([...touched, ...pagesOfChanged(after, changes)]);
  for (const [path, page] of after.pages) {
    const old = before.pages.get(path);
    if (isCounted(page) && (old === undefined || !isSame(old, page))) affected.add(path);
  }
  for (const [path, page] of before.pages) if (isCounted(page) && !after.pages.has(path)) affected.add(path);
  return [...affected];
}

/** The same after an edit, of which it is known what it changed, at the cost of what it changed. */
export function findTouched({ snapshot, changes }: Edited, records: PageRecords): readonly string[] {
  return [...new Set([...records.touched(changes), ...pagesOfChanged(snapshot, changes)])];
}

/** What readers search in is made of all posts and is no page of its own: it is not counted. */
function isCounted({ kind }: Page): boolean {
  return kind !== 'search-part';
}

/** The pages of posts that changed, and of layouts that did. */
function pagesOfChanged({ pages, editCache }: Snapshot, changes: ChangedFacts): readonly string[] {
  const ids = [...changes.keys()].flatMap((name) => /^(?:post|body):(.*)$/s.exec(name)?.[1] ?? []);
  const ofPosts = ids.flatMap((id) =>
    editCache.index.pagesOf(id).filter((path) => pages.get(path)?.post === id),
  );
  const layouts = new Set([...changes.keys()].flatMap((name) => /^layout:(.*)$/s.exec(name)?.[1] ?? []));
  if (layouts.size === 0) return ofPosts;
  const ofLayouts = [...pages.values()].filter(({ layout }) => layout !== null && layouts.has(layout));
  return [...ofPosts, ...ofLayouts.map(({ path }) => path)];
}

function changesBetween(before: Snapshot, after: Snapshot): ChangedFacts {
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

/** Whether two plans say the same, in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key, at) => others[at] === key && isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

function postsOf({ prepared }: Snapshot): ReadonlyMap<string, Post> {
  const { posts, pages } = prepared.site;
  return new Map([...posts, ...pages].map((post) => [post.id, post]));
}

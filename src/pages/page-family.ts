import type { Post } from '../types/post.ts';

/** The pages around a standing page, by id; null where there is none. */
interface PageFamily {
  /** The page at the folder that this one stands in. */
  readonly parent: string | null;
  readonly previous: string | null;
  readonly next: string | null;
}

const alone: PageFamily = { parent: null, previous: null, next: null };

/**
 * Makes the function that finds what surrounds a standing page: `/manual/urls/` belongs to `/manual/`, and stands among
 * the other pages there that have a `weight`, in its order.
 */
export function findFamily(pages: readonly Post[]): (page: Post) => PageFamily {
  const byUrl = new Map(pages.map((page) => [page.url, page.id]));
  const folders = new Map<string, Post[]>();
  for (const page of pages) {
    if (page.weight === null || !byUrl.has(folderOf(page))) continue;
    const siblings = folders.get(folderOf(page)) ?? [];
    siblings.push(page);
    folders.set(folderOf(page), siblings);
  }
  const family = new Map<string, PageFamily>();
  for (const [folder, siblings] of folders) {
    const ids = siblings.toSorted((a, b) => (a.weight ?? 0) - (b.weight ?? 0)).map(({ id }) => id);
    for (const [at, id] of ids.entries())
      family.set(id, {
        parent: byUrl.get(folder) ?? null,
        previous: ids[at - 1] ?? null,
        next: ids[at + 1] ?? null,
      });
  }
  return (page) => family.get(page.id) ?? { ...alone, parent: byUrl.get(folderOf(page)) ?? null };
}

/** `/manual/` of `/manual/urls/`; a page at the top belongs to none. */
function folderOf({ url }: Post): string {
  const folder = url.replace(/[^/]+\/?$/, '');
  return folder === url || folder === '/' ? '' : folder;
}

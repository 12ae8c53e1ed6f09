import type { Page } from '../types/page.ts';

/** What stands at an address: a page, the way to the page, or nothing. */
export type Found =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'elsewhere'; readonly path: string }
  | { readonly kind: 'nothing' };

/** The planned pages by the path of their file. */
export type PagesByPath = ReadonlyMap<string, Page>;

/**
 * Finds what GitHub Pages would serve at the path of a URL, percent codes and all, for a site below `base`. The law:
 * the path is decoded once, part by part, and looked up among the planned pages. No path ever reaches the disk, so
 * there is none that leads anywhere else.
 */
export function findPage(urlPath: string, pages: PagesByPath, base: string): Found {
  const path = decodePath(urlPath);
  if (base !== '' && (path === base || path === '/'))
    return { kind: 'elsewhere', path: encodeURI(`${base}/`) };
  const file = filesAt(urlPath, base).find((candidate) => pages.has(candidate));
  const page = file === undefined ? undefined : pages.get(file);
  if (path === null || page === undefined) return { kind: 'nothing' };
  const lacksSlash =
    page.path.endsWith('/index.html') && !path.endsWith('/') && !path.endsWith('/index.html');
  return lacksSlash ? { kind: 'elsewhere', path: encodeURI(`${path}/`) } : { kind: 'page', page };
}

/**
 * The files that a path may stand for, the first that is there counts:
 *  1. the index of a folder, and nothing else, where it ends in a slash;
 *  2. a file of just this name;
 *  3. `NAME.html`;
 *  4. the index of the folder, which is shown behind the slash.
 */
export function filesAt(urlPath: string, base: string): readonly string[] {
  const path = decodePath(urlPath);
  if (path === null || !path.startsWith(`${base}/`)) return [];
  const name = path.slice(base.length + 1);
  if (name === '' || name.endsWith('/')) return [`${name}index.html`];
  return [name, `${name}.html`, `${name}/index.html`];
}

/** Decodes each part by itself: a part that holds a slash once it is decoded is no part of any path here. */
function decodePath(urlPath: string): string | null {
  try {
    const parts = urlPath.split('/').map((part) => decodeURIComponent(part));
    return parts.some((part) => part.includes('/')) ? null : parts.join('/');
  } catch {
    return null;
  }
}

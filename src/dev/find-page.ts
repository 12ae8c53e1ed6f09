import type { Page } from '../types/page.ts';

/** What stands at an address: a page, the way to the page, or nothing. */
export type Found =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'elsewhere'; readonly path: string }
  | { readonly kind: 'nothing' };

/** The planned pages by the path of their file. */
export type PagesByPath = ReadonlyMap<string, Page>;

const nothing: Found = { kind: 'nothing' };

/**
 * Finds what GitHub Pages would serve at the path of a URL, percent codes and all, for a site below `base`. The law:
 * the path is decoded once, part by part, and looked up among the planned pages. No path ever reaches the disk, so
 * there is none that leads anywhere else.
 *  1. a file of just this name;
 *  2. without a slash at the end, `NAME.html`;
 *  3. else the slash, where it is a folder with an index.
 */
export function findPage(urlPath: string, pages: PagesByPath, base: string): Found {
  const path = decodePath(urlPath);
  if (path === null) return nothing;
  if (base !== '' && (path === base || path === '/'))
    return { kind: 'elsewhere', path: encodeURI(`${base}/`) };
  if (!path.startsWith(`${base}/`)) return nothing;
  const name = path.slice(base.length + 1);
  if (name === '' || name.endsWith('/')) return pageAt(`${name}index.html`, pages);
  const file = pageAt(name, pages);
  if (file.kind === 'page') return file;
  const page = pageAt(`${name}.html`, pages);
  if (page.kind === 'page') return page;
  return pages.has(`${name}/index.html`) ? { kind: 'elsewhere', path: encodeURI(`${path}/`) } : nothing;
}

function pageAt(path: string, pages: PagesByPath): Found {
  const page = pages.get(path);
  return page === undefined ? nothing : { kind: 'page', page };
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

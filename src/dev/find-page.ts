import { findFile } from '../http/find-file.ts';
import { readRequestPath } from '../http/read-request-path.ts';
import { decodeBase, withinBase } from '../http/within-base.ts';
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
 * the path is looked up among the planned pages. No path ever reaches the disk, so there is none that leads anywhere else.
 */
export function findPage(urlPath: string, pages: PagesByPath, base: string): Found {
  const path = pathWithin(urlPath, base);
  if (base !== '' && (path === '' || urlPath === '/'))
    return { kind: 'elsewhere', path: encodeNames(`${decodeBase(base)}/`) };
  const found = path === null ? null : findFile(path, (file) => pages.has(file));
  if (found === null) return { kind: 'nothing' };
  if ('moved' in found) return { kind: 'elsewhere', path: encodeNames(decodeBase(base) + found.moved) };
  const page = pages.get(found.file);
  return page === undefined ? { kind: 'nothing' } : { kind: 'page', page };
}

/** The files that a path may stand for, whatever is planned. */
export function filesAt(urlPath: string, base: string): readonly string[] {
  const path = pathWithin(urlPath, base);
  const files: string[] = [];
  if (path !== null)
    findFile(path, (file) => {
      files.push(file);
      return false;
    });
  return files;
}

/** Decoded, from the site's root; null for what is no path of the site. */
function pathWithin(urlPath: string, base: string): string | null {
  const asked = readRequestPath(urlPath);
  return 'path' in asked ? withinBase(asked.path, base) : null;
}

/** Percent-encodes the decoded names of a path, so that every sign of a name is one. */
function encodeNames(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

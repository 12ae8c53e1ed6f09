import { error } from '../diagnostics/diagnostic.ts';
import { foldersOf } from '../text/folders-of.ts';
import type { Page } from '../types/page.ts';
import type { PlanFault } from '../types/plan-fault.ts';
import { describePage } from './describe-page.ts';
import { addressOf, aliasOf } from './page-address.ts';

/**
 * Finds every path that two pages want, or that is a file for one page and a folder for another. Paths that
 * differ in letter case or Unicode form only are one path on some hosts, so they collide too.
 */
export function findCollisions(pages: readonly Page[]): readonly PlanFault[] {
  const owners = new Map<string, Page>();
  const diagnostics: PlanFault[] = [];
  for (const page of pages) {
    const key = fold(page.path);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, page);
    else diagnostics.push(collision(page, owner, wantsOf(page, owner)));
  }
  for (const page of pages) {
    const folder = foldersOf(fold(page.path)).find((candidate) => owners.has(candidate));
    const owner = folder === undefined ? undefined : owners.get(folder);
    if (owner !== undefined)
      diagnostics.push(collision(page, owner, `one needs ${owner.path} as a folder, the other as a file`));
  }
  return diagnostics;
}

const plain = /^[a-z0-9_./-]*$/;

function fold(path: string): string {
  return plain.test(path) ? path : path.normalize('NFC').toLowerCase();
}

function wantsOf(page: Page, owner: Page): string {
  if (page.path === owner.path) return `both want ${page.url}`;
  return `they want ${owner.url} and ${page.url}, which are one file on many disks`;
}

function collision(page: Page, owner: Page, why: string): PlanFault {
  const names = [describePage(owner), describePage(page)].join(' and ');
  const alias = [page, owner].find((each) => aliasOf(each) !== null);
  const remedy =
    alias === undefined
      ? 'Give one of them another permalink: or slug:, or rename its file.'
      : `Take ${aliasOf(alias)} out of the aliases of ${alias.source}, or move the page that stands there.`;
  const blamed = alias ?? (page.source === null ? owner : page);
  const place = blamed.source === null ? null : { file: blamed.source };
  const found = error('url-collision', `${names}: ${why}`, place, remedy);
  return { ...found, about: addressOf(blamed) };
}

import type { LiveTree } from './live-tree.ts';

/** Set on a style sheet that waits for the one which takes its place. */
const leaving = 'data-tinta-leaving';

/** Puts a style sheet in another's place once it has come, so that the page is never without. Returns the new element. */
export function swapStyle(old: HTMLLinkElement, href: string): HTMLLinkElement {
  const fresh = old.cloneNode() as HTMLLinkElement;
  fresh.href = href;
  old.setAttribute(leaving, '');
  const done = (): void => old.remove();
  fresh.addEventListener('load', done);
  fresh.addEventListener('error', done);
  old.after(fresh);
  return fresh;
}

/**
 * Loads the page's own style sheets again of which a file has changed; all of them where it is not known which, or
 * where the file is one that they import. One that the newer document names otherwise is left to the patch.
 */
export function refreshStyles(
  changed: readonly string[] | null,
  newer: Document | null,
  revision: number,
  tree: LiveTree,
): void {
  const sheets = sheetsOf(document).filter(
    ({ href }) => new URL(href, location.href).origin === location.origin,
  );
  const wanted = newer === null ? null : new Set(sheetsOf(newer).map(({ href }) => unmarked(href)));
  const named = sheets.filter(({ href }) => changed?.includes(pathOf(href)));
  const isImported = changed === null || named.length < changed.length;
  for (const sheet of isImported ? sheets : named) {
    if (wanted === null || wanted.has(unmarked(sheet.href)))
      tree.replace(sheet, swapStyle(sheet, marked(sheet.href, revision)));
  }
}

/** Shows pictures again whose files have changed. */
export function refreshPictures(changed: readonly string[], revision: number): void {
  for (const picture of document.images) {
    if (picture.src !== '' && changed.includes(pathOf(picture.src)))
      picture.src = marked(picture.src, revision);
  }
}

function sheetsOf(page: Document): readonly HTMLLinkElement[] {
  return [...page.querySelectorAll<HTMLLinkElement>(`link[rel~=stylesheet][href]:not([${leaving}])`)];
}

function pathOf(address: string): string {
  return decodeURI(new URL(address, location.href).pathname);
}

/** The same address, unlike any that was asked before. */
function marked(address: string, revision: number): string {
  const url = new URL(address, location.href);
  url.searchParams.set('tinta', String(revision));
  return url.href;
}

function unmarked(address: string): string {
  const url = new URL(address, location.href);
  url.searchParams.delete('tinta');
  return url.href;
}

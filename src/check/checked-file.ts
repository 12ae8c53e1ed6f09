import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { SendingFile } from './check-redirects.ts';
import { type PageLinks, readPageLinks } from './page-links.ts';
import type { SourceText } from './place-address.ts';
import { textOf } from './settings-of.ts';
import { readStyleLinks } from './style-links.ts';

/** A finished file of the site. */
export interface CheckedFile extends SendingFile {
  /** What the page or style sheet points at; null for other files. */
  readonly links: PageLinks | null;
}

/** Stands in for the output of what is not made to be checked: a file that is copied or generated points at nothing. */
export function unmade({ path: file, url }: Page): Output {
  return { path: file, url, bytes: new Uint8Array(), reads: [], diagnostics: [] };
}

/** A rendered page, or a copied file, as its links are checked: those of a style sheet too, if the blog's own. */
export function checkedFile(page: Page, output: Output, root: string): CheckedFile {
  const isPage = page.layout !== null && /\.html?$/i.test(output.path);
  const { target } = page.extra;
  const source = page.source === null ? null : textOf(root, page.source);
  const isOwnStyle = page.kind === 'file' && /\.css$/i.test(output.path) && isIn(root, page.source);
  return {
    path: output.path,
    url: output.url,
    links: isOwnStyle
      ? styleLinks(source)
      : isPage
        ? readPageLinks(new TextDecoder().decode(output.bytes))
        : null,
    redirect: page.kind === 'redirect' && typeof target === 'string' ? target : null,
    source: isPage || isOwnStyle ? source : null,
  };
}

/** Whether a file is the blog's own, and none of the theme's. */
function isIn(root: string, file: string | null): boolean {
  return file !== null && existsSync(path.join(root, file));
}

function styleLinks(source: SourceText | null): PageLinks {
  return { links: readStyleLinks(source?.read() ?? ''), ids: null };
}

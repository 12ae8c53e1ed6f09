import crypto from 'node:crypto';
import { isError } from '../diagnostics/diagnostic.ts';
import { isOfGoneFile } from '../disk/error-code.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output, Read } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { Found, PagesByPath } from './find-page.ts';

/** What is served: the planned pages, and how one is made. */
export interface Served {
  readonly pages: PagesByPath;
  render(page: Page): Promise<Output>;
}

/** What stands at an address. */
export interface Shown {
  /** 200, 404 for the page that says so, 500 for one that fails. */
  readonly status: number;
  readonly page: Page | null;
  readonly bytes: Uint8Array;
  /** Names the bytes: the same name means the same bytes. */
  readonly etag: string;
  /** What the page was made of; nothing where it could not be made. */
  readonly reads: readonly Read[];
  /** Why the page could not be made anew; its bytes are then those of the last time it could. */
  readonly faults: readonly Diagnostic[];
}

/** How many pages are remembered as they were when they last could be made. */
const remembered = 32;

const none = new Uint8Array();

/** Shows what stands at an address; remembers the pages shown last, so that a layout's slip takes none away. */
export class ShownPages {
  readonly #good = new Map<string, Uint8Array>();

  /** The page that was found, or else the site's own page for addresses that are not there. */
  async show(found: Found, served: Served): Promise<Shown> {
    const shown = found.kind === 'page' ? await this.#showPage(found.page, 200, served) : null;
    if (shown !== null) return shown;
    const missing = served.pages.get('404.html');
    return (missing === undefined ? null : await this.#showPage(missing, 404, served)) ?? nothing;
  }

  /** Null for a page whose file is gone: while a blog has errors, what was removed since is still planned. */
  async #showPage(page: Page, status: number, served: Served): Promise<Shown | null> {
    const output = await served.render(page).catch(unlessGone);
    if (output === null) return null;
    const { bytes, diagnostics, reads } = output;
    const faults = diagnostics.filter(isError);
    if (faults.length === 0) {
      if (isDocument(page)) this.#remember(page.path, bytes);
      return { status, page, bytes, etag: etagOf(bytes), reads, faults };
    }
    const good = this.#good.get(page.path);
    const last = good === undefined ? { status: 500, bytes: none } : { status, bytes: good };
    return { ...last, page, etag: etagOf(last.bytes), reads: [], faults };
  }

  #remember(path: string, bytes: Uint8Array): void {
    this.#good.delete(path);
    this.#good.set(path, bytes);
    const [oldest] = this.#good.keys();
    if (this.#good.size > remembered && oldest !== undefined) this.#good.delete(oldest);
  }
}

const nothing: Shown = { status: 404, page: null, bytes: none, etag: etagOf(none), reads: [], faults: [] };

/** Null for what failed because a file is gone. Throws all else. */
function unlessGone(cause: unknown): null {
  if (!isOfGoneFile(cause)) throw cause;
  return null;
}

/** Whether a browser shows a page as a document of its own. */
export function isDocument({ path }: Page): boolean {
  return /\.html?$/i.test(path);
}

/** A short name for bytes, as HTTP writes it. */
export function etagOf(bytes: Uint8Array): string {
  return `"${crypto.hash('sha1', bytes, 'base64url')}"`;
}

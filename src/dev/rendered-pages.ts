import { nameConfiguration } from '../build/scan/name-configuration.ts';
import { DamagedCache } from '../cache/growing-file.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import { findPage } from './find-page.ts';
import { PageRecords } from './page-records.ts';
import { etagOf, type Shown, ShownPages } from './show-page.ts';
import { type OpenOptions, renderPage, type Snapshot } from './snapshot.ts';

/** How the blog is opened, and who is told of its pages. */
export interface PreviewOptions extends OpenOptions {
  /** Told of each page that was asked for, by the path of its file, why it cannot be made; nothing where it can. */
  readonly onPageFaults: (page: string, faults: readonly Diagnostic[]) => void;
}

/** How many pages that cannot be made are looked at again after a change: each takes its time from whoever waits. */
const mostFaulty = 10;

/** The pages of a blog as they were rendered in this run: what they read, and which of them could not be made. */
export class RenderedPages {
  readonly records = new PageRecords();
  readonly #options: PreviewOptions;
  readonly #shown = new ShownPages();
  /** Paths of URLs that were asked for and could not be made, by the path of the page's file. */
  readonly #faulty = new Map<string, string>();
  #renderMs = 0;

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  /** What the last page took, in milliseconds. */
  get renderMs(): number {
    return this.#renderMs;
  }

  /** Renders a text page, whatever asked for it. */
  render(page: Page, { editCache }: Snapshot): Output {
    const output = editCache.renderer().render(page);
    if (output.diagnostics.length === 0) this.records.note(page.path, etagOf(output.bytes), output.reads);
    return output;
  }

  /** What stands at the path of a URL. Throws `DamagedCache`. */
  async show(urlPath: string, snapshot: Snapshot): Promise<Shown> {
    const { pages, prepared } = snapshot;
    const start = performance.now();
    const shown = await this.#shown.show(findPage(urlPath, pages, prepared.config.base), {
      pages,
      render: (page) => renderPage(page, snapshot),
    });
    this.#renderMs = performance.now() - start;
    const { page, etag, reads } = shown;
    const faults = nameConfiguration(shown.faults, this.#options.roots.blog);
    if (page !== null) {
      if (faults.length === 0) this.records.note(page.path, etag, reads);
      this.#noteFaulty(page.path, faults.length > 0 ? urlPath : null);
      this.#options.onPageFaults(page.path, faults);
    }
    return { ...shown, faults };
  }

  /** Makes the pages anew that could not be made, so that whoever mends one and breaks it again is told again. */
  async retryFaulty(snapshot: Snapshot): Promise<void> {
    const asked = new Map(this.#faulty);
    this.#faulty.clear();
    for (const urlPath of asked.values()) {
      try {
        await this.show(urlPath, snapshot);
      } catch (cause) {
        // Whoever asks for the page has the blog opened anew.
        if (!(cause instanceof DamagedCache)) throw cause;
      }
    }
  }

  #noteFaulty(path: string, urlPath: string | null): void {
    this.#faulty.delete(path);
    if (urlPath !== null) this.#faulty.set(path, urlPath);
    const [oldest] = this.#faulty.keys();
    if (this.#faulty.size > mostFaulty && oldest !== undefined) this.#faulty.delete(oldest);
  }
}

import { setImmediate } from 'node:timers/promises';
import { checkLinks } from '../check/check-links.ts';
import { type CheckedFile, checkedFile, unmade } from '../check/checked-file.ts';
import { settingsOf } from '../check/settings-of.ts';
import { sortDiagnostics } from '../diagnostics/format-diagnostic.ts';
import { tellOnce } from '../layouts/errors/tell-once.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { Snapshot } from './snapshot.ts';

/** How far a look at all pages has come, and what it found. */
export interface Findings {
  /** The revision of the blog that was looked at. */
  readonly revision: number;
  readonly done: number;
  readonly total: number;
  /** Broken links and faults of layouts; null until all pages were looked at. */
  readonly faults: readonly Diagnostic[] | null;
}

/** What is looked at. */
interface Inspected {
  readonly snapshot: Snapshot;
  readonly revision: number;
  /** Renders a text page of the blog, and notes what it was made of. */
  renderNow(page: Page): Output;
}

/** How long other work waits for a piece of this, in milliseconds. */
const sliceMs = 8;

/** Looks at every page of the blog between other work, once it is asked to: for broken links, and layouts that fail. */
export class Inspection {
  readonly #inspected: Inspected;
  readonly #root: string;
  readonly #onDone: () => void;
  readonly #onFault: (cause: unknown) => void;
  #findings: Findings | null = null;
  #running: Promise<void> | null = null;
  #isClosed = false;

  constructor(inspected: Inspected, root: string, onDone: () => void, onFault: (cause: unknown) => void) {
    this.#inspected = inspected;
    this.#root = root;
    this.#onDone = onDone;
    this.#onFault = onFault;
  }

  /** What the last look found, or is finding; null before there was one. */
  get findings(): Findings | null {
    return this.#findings;
  }

  /** Begins to look, or goes on, where the blog has changed since; returns at once. */
  start(): void {
    if (this.#findings?.revision === this.#inspected.revision || this.#running !== null) return;
    this.#running = this.#look()
      .catch(this.#onFault)
      .finally(() => (this.#running = null));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #look(): Promise<void> {
    for (let isDone = false; !isDone && !this.#isClosed; ) isDone = await this.#lookOnce();
    if (!this.#isClosed) this.#onDone();
  }

  /** False where the blog changed on the way. */
  async #lookOnce(): Promise<boolean> {
    const { snapshot, revision } = this.#inspected;
    const pages = [...snapshot.pages.values()];
    const files: CheckedFile[] = [];
    const faults: Diagnostic[] = [];
    let sliceEnd = performance.now() + sliceMs;
    for (const [done, page] of pages.entries()) {
      if (performance.now() > sliceEnd) {
        this.#findings = { revision, done, total: pages.length, faults: null };
        await setImmediate();
        if (this.#isClosed || this.#inspected.revision !== revision) return false;
        sliceEnd = performance.now() + sliceMs;
      }
      const output = page.layout === null ? unmade(page) : this.#inspected.renderNow(page);
      faults.push(...output.diagnostics);
      files.push(checkedFile(page, output, this.#root));
    }
    const { prepared } = snapshot;
    const broken = checkLinks(files, prepared.config, settingsOf(prepared, this.#root));
    const all = tellOnce(sortDiagnostics([...faults, ...broken]));
    this.#findings = { revision, done: pages.length, total: pages.length, faults: all };
    return true;
  }
}

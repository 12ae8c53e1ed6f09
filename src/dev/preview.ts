import crypto from 'node:crypto';
import { nameConfiguration } from '../build/name-configuration.ts';
import { DamagedCache } from '../cache/growing-file.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/format-diagnostic.ts';
import { foldLayoutErrors } from '../layouts/fold-layout-errors.ts';
import { equalAsJson } from '../text/equal-as-json.ts';
import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import { type Change, ChangeLog, type Since } from './change-log.ts';
import { describeChange, describeEdit, findChangedFiles } from './describe-change.ts';
import { editSnapshot } from './edits/edit-snapshot.ts';
import { findAffected, findTouched } from './find-affected.ts';
import { type Found, findPage } from './find-page.ts';
import type { Task } from './one-at-a-time.ts';
import { PageRecords } from './page-records.ts';
import { replanSnapshot } from './replan-snapshot.ts';
import { etagOf, type Shown, ShownPages } from './show-page.ts';
import {
  closeSnapshot,
  keyOfSnapshot,
  keyOfSurvey,
  type OpenOptions,
  openFirstSnapshot,
  openSnapshot,
  renderPage,
  type Snapshot,
  surveyNow,
} from './snapshot.ts';

/** How the blog is opened, and who is told of its pages. */
export interface PreviewOptions extends OpenOptions {
  /** Told of each page that was asked for, by the path of its file, why it cannot be made; nothing where it can. */
  readonly onPageFaults: (page: string, faults: readonly Diagnostic[]) => void;
}

/** Which files are to be looked at, and how. */
export interface Look extends Task {
  /** Whether nothing that is known of the blog counts. */
  readonly isAnew?: boolean;
}

/** What came of looking at the blog again. */
export interface Update {
  /** The blog is served as it is now, or as it was because it has errors; or nothing had changed. */
  readonly outcome: 'shown' | 'kept' | 'same';
  /** Paths of the blog's files that came, went or changed since the blog was last shown. */
  readonly files: readonly string[];
  /** The site's base path, with a slash at its end. */
  readonly base: string;
  /** Everything wrong with the blog as it is now. */
  readonly diagnostics: readonly Diagnostic[];
  /** Finds the pages that are made otherwise now, by the paths of their files. */
  readonly findAffected: () => readonly string[];
}

/** How many pages that cannot be made are looked at again after a change: each takes its time from whoever waits. */
const mostFaulty = 10;

/**
 * The blog as it is served: the last state of it that has no errors, and what is wrong with a newer one. The law: once
 * an update is done, what is shown is what a clean build of the files as they were then would write; or the files have
 * errors, all of which are told.
 */
export class Preview {
  /** Names this run. */
  readonly boot: string = crypto.randomBytes(6).toString('base64url');
  readonly #options: PreviewOptions;
  readonly #log = new ChangeLog();
  readonly #shown = new ShownPages();
  readonly #records = new PageRecords();
  /** Paths of URLs that were asked for and could not be made, by the path of the page's file. */
  readonly #faulty = new Map<string, string>();
  #snapshot: Snapshot;
  #revision = 1;
  #turn: Promise<void> = Promise.resolve();
  #completing: Promise<void> | null = null;
  /** Whether the last look was at the whole blog, which takes long enough for files to change meanwhile. */
  #hasLookedAtAll = true;
  #renderMs = 0;
  /** A newer state that is not shown, and why; null where the newest is. */
  #refused: { readonly key: string; readonly diagnostics: readonly Diagnostic[] } | null = null;

  private constructor(options: PreviewOptions, snapshot: Snapshot) {
    this.#options = options;
    this.#snapshot = snapshot;
  }

  /** Opens the blog; one that has errors from the beginning is shown as far as it goes. */
  static async open(options: PreviewOptions): Promise<Preview> {
    return new Preview(options, await openFirstSnapshot(options));
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Rises whenever another state of the blog is shown. */
  get revision(): number {
    return this.#revision;
  }

  /** What is wrong with the blog as its files are now. */
  get diagnostics(): readonly Diagnostic[] {
    const found = this.#refused?.diagnostics ?? this.#snapshot.prepared.diagnostics;
    return nameConfiguration(foldLayoutErrors(sortDiagnostics(found)), this.#options.roots.blog);
  }

  /** What the verbs took last, in milliseconds: opening the blog, and rendering one page. */
  get times(): BuildReport['times'] {
    return { ...this.#snapshot.times, render: Math.round(this.#renderMs * 10) / 10 };
  }

  /** Paths of pages that are not what they were when they were first made. */
  get changed(): readonly string[] {
    return this.#records.changed();
  }

  /** Finds what is planned at the path of a URL. */
  find(urlPath: string): Found {
    return findPage(urlPath, this.#snapshot.pages, this.#snapshot.prepared.config.base);
  }

  /** Renders a text page, whatever asked for it. */
  renderNow(page: Page): Output {
    const output = this.#snapshot.editCache.renderer().render(page);
    if (output.diagnostics.length === 0) this.#records.note(page.path, etagOf(output.bytes), output.reads);
    return output;
  }

  /** What stands at the path of a URL. */
  async show(urlPath: string): Promise<Shown> {
    const found = this.find(urlPath);
    // What was not planned by headers alone may be once all is read.
    if (this.#snapshot.isProvisional && found.kind === 'nothing') await this.complete();
    const isOfSearch = found.kind === 'page' && found.page.kind === 'search-part';
    if (this.#snapshot.isSearchStale && isOfSearch) await this.#inTurn(() => this.#reopen());
    try {
      return await this.#showNow(urlPath);
    } catch (cause) {
      if (!(cause instanceof DamagedCache)) throw cause;
      // Another program has had the cache meanwhile: everything is made anew.
      await this.#inTurn(() => this.#reopen());
      return this.#showNow(urlPath);
    }
  }

  async #showNow(urlPath: string): Promise<Shown> {
    const snapshot = this.#snapshot;
    const start = performance.now();
    const shown = await this.#shown.show(this.find(urlPath), {
      pages: snapshot.pages,
      render: (page) => renderPage(page, snapshot),
    });
    this.#renderMs = performance.now() - start;
    const { page, etag, reads } = shown;
    const faults = nameConfiguration(shown.faults, this.#options.roots.blog);
    if (page !== null && faults.length === 0) this.#records.note(page.path, etag, reads);
    if (page !== null) {
      this.#noteFaulty(page.path, faults.length > 0 ? urlPath : null);
      this.#options.onPageFaults(page.path, faults);
    }
    return { ...shown, faults };
  }

  #noteFaulty(path: string, urlPath: string | null): void {
    this.#faulty.delete(path);
    if (urlPath !== null) this.#faulty.set(path, urlPath);
    const [oldest] = this.#faulty.keys();
    if (this.#faulty.size > mostFaulty && oldest !== undefined) this.#faulty.delete(oldest);
  }

  /** Reads all of a blog that was opened by its headers; settles when it is whole. */
  complete(): Promise<void> {
    return (this.#completing ??= this.#inTurn(() =>
      this.#snapshot.isProvisional ? this.#reopen() : undefined,
    ));
  }

  since(boot: string, revision: number): Since {
    return this.#log.since(boot === this.boot ? revision : Number.NaN, this.#revision);
  }

  /** Looks at files that may have changed, or at all of them, or opens the blog anew. What is asked meanwhile waits for its turn. */
  update(look: Look): Promise<Update> {
    return this.#inTurn(async () => {
      const update = this.#takeEdits(look) ?? (await this.#lookAtAll(look));
      if (update.outcome === 'shown') await this.#retryFaulty();
      return update;
    });
  }

  /** Makes the pages anew that could not be made, so that whoever mends one and breaks it again is told again. */
  async #retryFaulty(): Promise<void> {
    const asked = new Map(this.#faulty);
    this.#faulty.clear();
    for (const urlPath of asked.values()) {
      try {
        await this.#showNow(urlPath);
      } catch (cause) {
        // Whoever asks for the page has the blog opened anew.
        if (!(cause instanceof DamagedCache)) throw cause;
      }
    }
  }

  /** Edits of a few files that leave all else as it is; null where the whole blog must be looked at. */
  #takeEdits({ files, isLate, isAnew = false }: Look): Update | null {
    if (isAnew || files === null || this.#refused !== null) return null;
    if (isLate && this.#hasLookedAtAll) return null;
    const before = this.#snapshot;
    const { roots, clock } = this.#options;
    const edited = editSnapshot(before, files, roots.blog, clock());
    if (edited === null) return null;
    this.#hasLookedAtAll = false;
    this.#snapshot = edited.snapshot;
    const affected = (): readonly string[] => findTouched(edited, this.#records);
    if (edited.files.length === 0) return this.#told('same', []);
    this.#adopt(describeEdit(edited.snapshot, edited.files));
    return this.#told('shown', edited.files, affected);
  }

  /** Looks at the whole blog; where it may have changed while it was looked at last, as if for the first time. */
  async #lookAtAll({ isLate, isAnew = false }: Look): Promise<Update> {
    const before = this.#snapshot;
    const survey = surveyNow(this.#options);
    const [shown, found] = [keyOfSnapshot(before), keyOfSurvey(survey)];
    const isDoubtful = isAnew || (isLate && this.#hasLookedAtAll);
    this.#hasLookedAtAll = false;
    if (found === this.#refused?.key && !isDoubtful) return this.#told('same', []);
    if (found === shown && !isDoubtful) {
      const outcome = this.#refused === null ? 'same' : 'shown';
      this.#refused = null;
      return this.#told(outcome, []);
    }
    const replanned = isDoubtful ? null : replanSnapshot(before, survey, this.#options);
    this.#hasLookedAtAll = replanned === null;
    const next = replanned ?? (await openSnapshot(this.#options));
    const files = findChangedFiles(before, next);
    if (hasErrors(next.prepared.diagnostics) && !hasErrors(before.prepared.diagnostics)) {
      const told = this.#refused;
      const { diagnostics } = next.prepared;
      this.#refused = { key: keyOfSnapshot(next), diagnostics };
      if (replanned === null) await closeSnapshot(next);
      const isTold = !isAnew && told?.key === this.#refused.key && equalAsJson(told.diagnostics, diagnostics);
      return isTold ? this.#told('same', []) : this.#told('kept', files);
    }
    const isSame = keyOfSnapshot(next) === shown && this.#refused === null;
    this.#refused = null;
    if (!isSame) this.#adopt(describeChange(before, next, files));
    await this.#replace(next);
    if (isSame) return this.#told('same', []);
    return this.#told('shown', files, () => findAffected(before, next, this.#records));
  }

  #told(
    outcome: Update['outcome'],
    files: readonly string[],
    affected: Update['findAffected'] = () => [],
  ): Update {
    const base = `${this.#snapshot.prepared.config.base}/`;
    return { outcome, files, base, diagnostics: this.diagnostics, findAffected: affected };
  }

  async #reopen(): Promise<void> {
    await this.#replace(await openSnapshot(this.#options));
  }

  /** One piece of work on the blog at a time. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }

  #adopt(change: Omit<Change, 'revision'>): void {
    this.#revision++;
    this.#log.add({ ...change, revision: this.#revision });
  }

  async #replace(next: Snapshot): Promise<void> {
    const old = this.#snapshot;
    this.#snapshot = next;
    // One that was planned anew holds the same files open.
    if (old.prepared.session !== next.prepared.session) await closeSnapshot(old);
    else next.editCache.renderer();
  }

  async close(): Promise<void> {
    await this.#turn;
    await closeSnapshot(this.#snapshot);
  }
}

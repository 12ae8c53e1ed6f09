import crypto from 'node:crypto';
import { nameConfiguration } from '../build/scan/name-configuration.ts';
import { DamagedCache } from '../cache/growing-file.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/format-diagnostic.ts';
import { tellOnce } from '../layouts/errors/tell-once.ts';
import { equalAsJson } from '../text/equal-as-json.ts';
import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import { ChangeLog, type Since } from './change-log.ts';
import { describeChange, describeEdit, findChangedFiles } from './describe-change.ts';
import { editSnapshot } from './edits/edit-snapshot.ts';
import { findAffected, findTouched } from './find-affected.ts';
import { type Found, findPage } from './find-page.ts';
import { type PreviewOptions, RenderedPages } from './rendered-pages.ts';
import { replanSnapshot } from './replan-snapshot.ts';
import type { Shown } from './show-page.ts';
import {
  closeSnapshot,
  keyOfSnapshot,
  keyOfSurvey,
  openFirstSnapshot,
  openSnapshot,
  type Snapshot,
  surveyNow,
} from './snapshot.ts';
import { Turns } from './turns.ts';
import type { Look, Update } from './update.ts';

/** A newer state of the blog that is not shown, and why. */
interface Refused {
  readonly key: string;
  readonly diagnostics: readonly Diagnostic[];
}

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
  readonly #rendered: RenderedPages;
  readonly #turns = new Turns();
  #snapshot: Snapshot;
  #completing: Promise<void> | null = null;
  /** Whether the last look was at the whole blog, which takes long enough for files to change meanwhile. */
  #hasLookedAtAll = true;
  /** Null where the newest state is shown. */
  #refused: Refused | null = null;

  private constructor(options: PreviewOptions, snapshot: Snapshot) {
    this.#options = options;
    this.#rendered = new RenderedPages(options);
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
    return this.#log.revision;
  }

  /** What is wrong with the blog as its files are now. */
  get diagnostics(): readonly Diagnostic[] {
    const found = this.#refused?.diagnostics ?? this.#snapshot.prepared.diagnostics;
    return nameConfiguration(tellOnce(sortDiagnostics(found)), this.#options.roots.blog);
  }

  /** What the verbs took last, in milliseconds: opening the blog, and rendering one page. */
  get times(): BuildReport['times'] {
    return { ...this.#snapshot.times, render: Math.round(this.#rendered.renderMs * 10) / 10 };
  }

  /** Paths of pages that are not what they were when they were first made. */
  get changed(): readonly string[] {
    return this.#rendered.records.changed();
  }

  /** Finds what is planned at the path of a URL. */
  find(urlPath: string): Found {
    return findPage(urlPath, this.#snapshot.pages, this.#snapshot.prepared.config.base);
  }

  /** Renders a text page, whatever asked for it. */
  renderNow(page: Page): Output {
    return this.#rendered.render(page, this.#snapshot);
  }

  /** What stands at the path of a URL. */
  async show(urlPath: string): Promise<Shown> {
    const found = this.find(urlPath);
    // What was not planned by headers alone may be once all is read.
    if (this.#snapshot.isProvisional && found.kind === 'nothing') await this.complete();
    const isOfSearch = found.kind === 'page' && found.page.kind === 'search-part';
    if (this.#snapshot.isSearchStale && isOfSearch) await this.#turns.take(() => this.#reopen());
    try {
      return await this.#rendered.show(urlPath, this.#snapshot);
    } catch (cause) {
      if (!(cause instanceof DamagedCache)) throw cause;
      // Another program has had the cache meanwhile: everything is made anew.
      await this.#turns.take(() => this.#reopen());
      return this.#rendered.show(urlPath, this.#snapshot);
    }
  }

  /** Reads all of a blog that was opened by its headers; settles when it is whole. */
  complete(): Promise<void> {
    return (this.#completing ??= this.#turns.take(() =>
      this.#snapshot.isProvisional ? this.#reopen() : undefined,
    ));
  }

  since(boot: string, revision: number): Since {
    return this.#log.since(boot === this.boot ? revision : Number.NaN);
  }

  /** Looks at files that may have changed, or at all of them, or opens the blog anew. What is asked meanwhile waits for its turn. */
  update(look: Look): Promise<Update> {
    return this.#turns.take(async () => {
      const update = this.#takeEdits(look) ?? (await this.#lookAtAll(look));
      if (update.outcome === 'shown') await this.#rendered.retryFaulty(this.#snapshot);
      return update;
    });
  }

  async close(): Promise<void> {
    await this.#turns.ended();
    await closeSnapshot(this.#snapshot);
  }

  /** Edits of a few files that leave all else as it is; null where the whole blog must be looked at. */
  #takeEdits({ files, isLate, isAnew = false }: Look): Update | null {
    if (isAnew || files === null || this.#refused !== null) return null;
    if (isLate && this.#hasLookedAtAll) return null;
    const { roots, clock } = this.#options;
    const edited = editSnapshot(this.#snapshot, files, roots.blog, clock());
    if (edited === null) return null;
    this.#hasLookedAtAll = false;
    this.#snapshot = edited.snapshot;
    if (edited.files.length === 0) return this.#told('same', []);
    this.#log.add(describeEdit(edited.snapshot, edited.files));
    return this.#told('shown', edited.files, () => findTouched(edited, this.#rendered.records));
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
    const isRefused = hasErrors(next.prepared.diagnostics) && !hasErrors(before.prepared.diagnostics);
    return isRefused ? this.#refuse(next, isAnew) : this.#showNext(next, shown);
  }

  /** Goes on serving the blog as it was; what is wrong with it now is told once, or to whoever asked for it `anew`. */
  async #refuse(next: Snapshot, isAnew: boolean): Promise<Update> {
    const [before, told] = [this.#snapshot, this.#refused];
    const files = findChangedFiles(before, next);
    const { diagnostics } = next.prepared;
    this.#refused = { key: keyOfSnapshot(next), diagnostics };
    if (!holdsFilesOf(before, next)) await closeSnapshot(next);
    const isTold = !isAnew && told?.key === this.#refused.key && equalAsJson(told.diagnostics, diagnostics);
    return isTold ? this.#told('same', []) : this.#told('kept', files);
  }

  /** Serves the blog as it is now; `shown` names what was served before. */
  async #showNext(next: Snapshot, shown: string): Promise<Update> {
    const before = this.#snapshot;
    const files = findChangedFiles(before, next);
    const isSame = keyOfSnapshot(next) === shown && this.#refused === null;
    this.#refused = null;
    if (!isSame) this.#log.add(describeChange(before, next, files));
    await this.#replace(next);
    if (isSame) return this.#told('same', []);
    return this.#told('shown', files, () => findAffected(before, next, this.#rendered.records));
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

  async #replace(next: Snapshot): Promise<void> {
    const before = this.#snapshot;
    this.#snapshot = next;
    if (holdsFilesOf(before, next)) next.editCache.renderer();
    else await closeSnapshot(before);
  }
}

/** Whether a snapshot was planned anew from another: then both hold the same files open. */
function holdsFilesOf(before: Snapshot, next: Snapshot): boolean {
  return before.prepared.session === next.prepared.session;
}

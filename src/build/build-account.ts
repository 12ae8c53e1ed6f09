import { isError } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/format-diagnostic.ts';
import { tellOnce } from '../layouts/errors/tell-once.ts';
import type { Publication } from '../output/output-folder.ts';
import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { Prepared } from './render/prepared.ts';
import type { BuildOptions } from './scan/build-options.ts';
import type { Stopwatch } from './scan/stopwatch.ts';

/** What a build has found and rendered so far. */
export class BuildAccount {
  readonly #posts: number;
  readonly #isStrict: boolean;
  readonly #watch: Stopwatch;
  readonly #found: Diagnostic[];
  readonly #rendered: string[] = [];

  constructor({ site, diagnostics }: Prepared, { strict = false }: BuildOptions, watch: Stopwatch) {
    this.#posts = site.posts.length;
    this.#isStrict = strict;
    this.#watch = watch;
    this.#found = [...diagnostics];
  }

  add(diagnostics: readonly Diagnostic[]): void {
    this.#found.push(...diagnostics);
  }

  addPage({ url, layout }: Page, { diagnostics }: Output): void {
    this.add(diagnostics);
    if (layout !== null) this.#rendered.push(url);
  }

  /** Whether what was found leaves the old site as it is. */
  get isStopped(): boolean {
    return this.#found.some((found) => isError(found) || this.#isStrict);
  }

  /** The report of the build; null for a site that was not published. */
  report(publication: Publication | null): BuildReport {
    const { written, unchanged, removed } = publication ?? nothingWritten;
    return {
      isDone: publication !== null,
      // Threads find faults in any order.
      diagnostics: tellOnce(sortDiagnostics(this.#found)),
      written,
      unchanged,
      removed,
      posts: this.#posts,
      rendered: this.#rendered.toSorted(),
      times: this.#watch.times,
    };
  }
}

const nothingWritten = { written: 0, unchanged: 0, removed: 0 };

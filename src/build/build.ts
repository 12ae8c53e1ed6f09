import type { BuildReport } from '../types/build.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { type PrepareOptions, prepare } from './prepare.ts';
import { Stopwatch } from './stopwatch.ts';
import { explainDisk, openOutput } from './write.ts';
import { yieldNow } from './yield-now.ts';

export interface BuildOptions extends PrepareOptions {
  /** Where the site is written, absolute. */
  readonly out: string;
  /** Warnings end the build as errors do. */
  readonly strict?: boolean | undefined;
}

/**
 * Builds the blog: scan → load → plan → render → write. Errors of the blog come back as diagnostics, all of them
 * in one run, and leave the output as it was; bugs throw.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const watch = new Stopwatch();
  const { site, pages, renderer, diagnostics } = await prepare(options, watch);
  const found = [...diagnostics];
  const rendered: string[] = [];
  const report = (publication = nothingWritten): BuildReport => ({
    isDone: publication !== nothingWritten,
    diagnostics: found,
    ...publication,
    posts: site.posts.length,
    rendered: rendered.toSorted(),
    times: watch.times,
  });
  if (stops(found, options.strict)) return report();

  const output = openOutput(options.out, options.roots.blog);
  if ('code' in output) return { ...report(), diagnostics: [...found, output] };
  try {
    for (const [index, page] of pages.entries()) {
      const made = watch.time('render', () => renderer.render(page));
      watch.time('write', () => output.put(made));
      found.push(...made.diagnostics);
      if (page.layout !== null) rendered.push(page.url);
      if (index % 64 === 0) await yieldNow(options.signal);
      options.onProgress?.('render', index + 1, pages.length);
    }
    if (stops(found, options.strict)) return report();
    return report(watch.time('write', () => output.publish()));
  } catch (cause) {
    return { ...report(), diagnostics: [...found, explainDisk(cause, options.roots.blog)] };
  } finally {
    output.close();
  }
}

const nothingWritten = { written: 0, unchanged: 0, removed: 0 };

/** Whether a build with these diagnostics must leave the old site as it is. */
function stops(diagnostics: readonly Diagnostic[], strict = false): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || strict);
}

import path from 'node:path';
import type { CacheFolder } from '../../cache/cache-folder.ts';
import { FileStamps } from '../../cache/file-stamps.ts';
import { isPublishedAt } from '../../output/is-published.ts';
import { digestAsJson } from '../../text/digest-as-json.ts';
import type { BuildReport } from '../../types/build.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { BuildOptions } from '../scan/build-options.ts';
import type { Stopwatch } from '../scan/stopwatch.ts';
import type { Survey } from '../scan/survey.ts';

const fileName = 'last.json';

/** What the last build that was done found and left. */
export interface LastBuild {
  /** Digest of all that decides what the site is, but the day. */
  readonly inputs: string;
  /** Digest of the output's manifest. */
  readonly manifest: string;
  /** When a post that was kept back for being of the future is due, in milliseconds since 1970. */
  readonly due: number | null;
  readonly posts: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether there was a build before this one, as far as the cache knows. */
export function hasLastBuild(cache: CacheFolder | undefined): boolean {
  return cache?.holds(fileName) === true;
}

/** The last build, if this one could leave what that left: not when all is to be written anew, or a post has come due since. */
export function readLastBuild({ cache }: Survey, { clean, strict, now }: BuildOptions): LastBuild | null {
  if (clean === true) return null;
  const last = cache.readJson(fileName);
  if (!isLastBuild(last) || (last.due !== null && last.due <= now.getTime())) return null;
  return strict === true && last.diagnostics.length > 0 ? null : last;
}

/**
 * The report of a build that has nothing to do, or null when it may have. Nothing is to be done only if
 *  1. the tool, the configuration and the bytes of every source are those of the last build;
 *  2. no post has come due since;
 *  3. every file of the output is what that build left.
 */
export function reportUnchanged(survey: Survey, options: BuildOptions, watch: Stopwatch): BuildReport | null {
  const last = readLastBuild(survey, options);
  if (last === null || last.inputs !== inputsOf(survey, options)) return null;
  const stamps = new FileStamps(survey.cache, 'output.json');
  const files = watch.time('write', () => isPublishedAt(options.out, last.manifest, stamps));
  if (files === null) return null;
  stamps.save();
  survey.stamps.save();
  const nothingDone = { written: 0, unchanged: files, removed: 0, rendered: [] };
  return {
    isDone: true,
    diagnostics: last.diagnostics,
    ...nothingDone,
    posts: last.posts,
    times: watch.times,
  };
}

/** Leaves to the next build what it needs to see that nothing has changed. */
export function rememberBuild(
  { cache }: Survey,
  { inputs, manifest, due, posts, diagnostics }: LastBuild,
): void {
  const last: LastBuild = { inputs, manifest, due, posts, diagnostics };
  cache.writeJson(fileName, last);
}

/** When the first of the posts that are of the future now is due, in milliseconds since 1970. */
export function nextDue(dates: readonly string[], now: Date): number | null {
  const times = dates.map((date) => Date.parse(date)).filter((time) => time > now.getTime());
  return times.length === 0 ? null : times.reduce((first, time) => Math.min(first, time));
}

/** Digest of all that a build would be made of, but the day. */
export function inputsOf(
  { blog, sources }: Survey,
  { tool, version, roots, out }: Pick<BuildOptions, 'tool' | 'version' | 'roots' | 'out'>,
): string {
  const files = sources.value.map(({ path: file, isTheme, digest: bytes }) => [file, isTheme, bytes]);
  // What is checked of a site and where it goes is none of what it is.
  const { value, diagnostics } = blog;
  const made = [{ ...value, config: { ...value.config, check: null, deploy: null } }, diagnostics];
  return digestAsJson([tool ?? version, made, files, sources.diagnostics, path.relative(roots.blog, out)]);
}

function isLastBuild(value: unknown): value is LastBuild {
  if (typeof value !== 'object' || value === null) return false;
  return ['inputs', 'manifest', 'due', 'posts', 'diagnostics'].every((field) => field in value);
}

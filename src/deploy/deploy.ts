import path from 'node:path';
import { build } from '../build/build.ts';
import type { PrepareOptions } from '../build/scan/build-options.ts';
import { nameConfiguration } from '../build/scan/name-configuration.ts';
import { openBlog } from '../build/scan/open-blog.ts';
import { Stopwatch } from '../build/scan/stopwatch.ts';
import { surveyBlog } from '../build/scan/survey.ts';
import { inputsOf } from '../build/write/last-build.ts';
import { CacheFolder } from '../cache/cache-folder.ts';
import { FileStamps } from '../cache/file-stamps.ts';
import { releaseLock, takeLock } from '../cache/folder-lock.ts';
import { error, isError } from '../diagnostics/diagnostic.ts';
import { findAltered } from '../output/is-published.ts';
import { type BuiltSite, type ManifestFile, readManifest } from '../output/output-manifest.ts';
import { configurationFile } from '../sources/configuration-file.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { TargetConfig } from '../types/deploy.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { DeployFailure } from './deploy-failure.ts';
import { writeRecord } from './deploy-record.ts';
import { refuseDeletions, refuseForeign, refuseOutput } from './guards.ts';
import { invalidate } from './invalidate.ts';
import { openTarget } from './open-target.ts';
import { pack } from './pack.ts';
import { type DeployPlan, isIdle, planDeploy } from './plan-deploy.ts';
import { refuseLost } from './published-urls.ts';
import type { DeployProgress, Target } from './target.ts';
import { UrlMemory } from './url-memory.ts';

/** What is deployed, to where, and what was confirmed beforehand. */
export interface DeployOptions extends PrepareOptions {
  /** The output folder, absolute. */
  readonly out: string;
  /** The target's name; the first of site.yml if not given. */
  readonly target?: string | undefined;
  /** False deploys what the last build left. */
  readonly builds: boolean;
  readonly isDryRun: boolean;
  /** How many deletions were confirmed beforehand. */
  readonly maxDeletes?: number | undefined;
  /** Takes over a place that holds what Tinta did not put there. */
  readonly adopts: boolean;
  /** Lets URLs go that were published and lead nowhere now. */
  readonly dropsUrls: boolean;
  readonly env: { readonly [name: string]: string | undefined };
  /** Shows the plan and asks; `deletions` is the number that must be typed to confirm them, null where none must. */
  readonly confirm: (proposal: Proposal, deletions: number | null) => Promise<boolean>;
  readonly onUpload: DeployProgress;
}

/** A plan, as it is shown to whoever confirms it. */
export interface Proposal {
  readonly plan: DeployPlan;
  /** The target as people call it. */
  readonly title: string;
  /** URL paths that people link to, each with its source. */
  readonly urls: BuiltSite['urls'];
}

/** What a deploy did, as data. */
export interface DeployReport {
  /** Whether the target now holds the site; false for a dry run that found something to do. */
  readonly isDone: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Null where it did not come to a plan. */
  readonly proposal: Proposal | null;
  /** Whether there was nothing to do. */
  readonly isIdle: boolean;
  /** Whether a target was asked for that site.yml does not name. */
  readonly isMisnamed: boolean;
}

/** Builds the site, plans what a target needs to become it, asks, and delivers. */
export async function deploy(options: DeployOptions): Promise<DeployReport> {
  const report = await deployBuilt(options);
  return { ...report, diagnostics: nameConfiguration(report.diagnostics, options.roots.blog) };
}

async function deployBuilt(options: DeployOptions): Promise<DeployReport> {
  const blog = openBlog(options.roots, options);
  const file = configurationFile(options.roots.blog);
  const config = chooseTarget(blog.value.config.deploy, options.target, file);
  const faults = blog.diagnostics.filter(isError);
  if (faults.length > 0) return stopped(faults);
  if ('code' in config) return { ...stopped([config]), isMisnamed: options.target !== undefined };
  const cache = options.cache ?? new CacheFolder(null);
  const target = openTarget(config, {
    blog: options.roots.blog,
    out: options.out,
    isJekyll: blog.value.config.isJekyll,
    cache,
    env: options.env,
    now: options.now,
  });
  if ('code' in target) return stopped([target]);
  // Drafts are never deployed, whatever site.yml says.
  const made = { ...options, drafts: false, ...(config.url === '' ? {} : { baseUrl: config.url }) };
  const built = options.builds ? await build(made) : null;
  if (built?.isDone === false) return stopped(built.diagnostics);
  const report = await withOutput(made, (manifest) => bring(manifest, { config, target }, made));
  return { ...report, diagnostics: [...(built?.diagnostics ?? []), ...report.diagnostics] };
}

/** A manifest that says what its site is. */
type Finished = ManifestFile & { readonly site: BuiltSite };

/** Looks at the output folder, and keeps builds out of it while work goes on with it. */
async function withOutput(
  options: DeployOptions,
  work: (manifest: Finished) => Promise<DeployReport>,
): Promise<DeployReport> {
  const { out, roots } = options;
  const name = path.relative(roots.blog, out) || '.';
  const manifest = readManifest(out);
  const owner = manifest === null ? null : takeLock(out);
  if (owner !== null) return stopped([busy(name, owner)]);
  try {
    const survey = surveyBlog(options, new Stopwatch());
    const { url, base, future } = survey.blog.value.config;
    const stamps = new FileStamps(survey.cache, 'output.json');
    const refusal = refuseOutput(
      manifest,
      { out: name, url: url === '' ? base : url, future, sources: inputsOf(survey, options) },
      () => findAltered(out, manifest?.files ?? new Map(), stamps),
    );
    if (refusal !== null) return stopped([refusal]);
    if (manifest === null || manifest.site === null)
      throw new Error('an output without a site was not refused');
    return await work({ ...manifest, site: manifest.site });
  } finally {
    if (manifest !== null) releaseLock(out);
  }
}

interface Destination {
  readonly config: TargetConfig;
  readonly target: Target;
}

async function bring(
  manifest: Finished,
  { config, target }: Destination,
  options: DeployOptions,
): Promise<DeployReport> {
  const { out, adopts, isDryRun, dropsUrls, maxDeletes: allowed } = options;
  const { title } = target;
  const { blog } = options.roots;
  const memory = new UrlMemory(blog, config);
  try {
    const shipment = await pack(out, manifest, target);
    const standing = await target.look(shipment, { isClose: adopts });
    const plan = planDeploy(shipment, standing, { adopts });
    const record = writeRecord(shipment);
    const proposal = { plan, title, urls: manifest.site.urls };
    const isNothingToDo = isIdle(plan) && standing.record === record;
    const report = { isDone: false, proposal, isIdle: isNothingToDo, isMisnamed: false };
    const lost = memory.findLost(plan, manifest);
    const tooMany = refuseDeletions(plan, { maxDeletes: config.maxDeletes, allowed });
    const stops = [...refuseForeign(plan, title, adopts), ...(dropsUrls ? [] : refuseLost(lost))];
    if (isDryRun || stops.length > 0) return { ...report, diagnostics: [...stops, ...tooMany] };
    if (!report.isIdle) {
      const isAgreed = await options.confirm(proposal, tooMany.length === 0 ? null : plan.deleted.length);
      if (!isAgreed) return { ...report, diagnostics: tooMany };
      await target.deliver({ plan, shipment, standing, record, onProgress: options.onUpload });
    }
    const told = report.isIdle
      ? []
      : await invalidate({ ...options, command: config.invalidate, plan, url: manifest.site.url, blog });
    return { ...report, isDone: true, diagnostics: [...memory.add(manifest, lost), ...told] };
  } catch (cause) {
    if (!(cause instanceof DeployFailure)) throw cause;
    return stopped([error(cause.code, cause.message, null, cause.remedy)]);
  } finally {
    await target.close?.();
  }
}

/** What shows how a target is written, to those who have none. */
const firstTarget = 'deploy: {pages: {kind: git, branch: gh-pages}}';

function chooseTarget(
  targets: readonly TargetConfig[],
  wanted: string | undefined,
  file: string,
): TargetConfig | Diagnostic {
  const names = targets.map(({ name }) => name);
  const found = targets.find(({ name }) => name === (wanted ?? names[0]));
  if (found !== undefined) return found;
  const remedy =
    names.length === 0
      ? `Write one in ${file}, such as a branch of your repository: ${firstTarget}. The manual has an example of each kind.`
      : `There is ${names.join(', ')}.${didYouMean(wanted ?? '', names)}`;
  const what = wanted === undefined ? `${file} names no target to deploy to` : `there is no target ${wanted}`;
  return error('deploy-refused', what, null, remedy);
}

/** Nothing was sent. */
function stopped(diagnostics: readonly Diagnostic[]): DeployReport {
  return { isDone: false, diagnostics, proposal: null, isIdle: false, isMisnamed: false };
}

function busy(out: string, pid: number): Diagnostic {
  return error(
    'output-busy',
    `process ${pid} is at work in ${out}`,
    null,
    'Wait until it ends and deploy again.',
  );
}

import { error } from '../diagnostics/diagnostic.ts';
import type { ManifestFile } from '../output/output-manifest.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { fingerprintedFolder } from './headers.ts';
import type { DeployPlan } from './plan-deploy.ts';

/** What a folder must be before it is shown to the world. */
export interface Wanted {
  /** The folder, as messages name it. */
  readonly out: string;
  readonly url: string;
  readonly future: boolean;
  /** Digest of what a build would be made of now. */
  readonly sources: string;
}

/**
 * Says why an output folder may not be deployed, or null when it may:
 *  1. it is not there, or Tinta did not write it;
 *  2. a build was stopped while it wrote it, or it does not say what it is;
 *  3. it holds no page;
 *  4. it has drafts, or posts of the future that the blog keeps back;
 *  5. it was built for another address;
 *  6. it is older than the blog;
 *  7. a file of it is not as it was built.
 */
export function refuseOutput(
  manifest: ManifestFile | null,
  wanted: Wanted,
  findAltered: () => string | null,
): Diagnostic | null {
  const { out } = wanted;
  if (manifest === null)
    return refusal(`${out} is not a site that Tinta built`, 'Run tinta build, or leave out --no-build.');
  if (manifest.isPublishing || manifest.site === null)
    return refusal(`${out} is not finished: the build that wrote it was stopped`, rebuild);
  if (![...manifest.files.keys()].some((file) => file.endsWith('.html')))
    return refusal(`${out} has no page`, 'Write a post, and build.');
  const { site } = manifest;
  if (site.drafts) return refusal(`${out} was built with drafts`, rebuild);
  if (site.future && !wanted.future)
    return refusal(`${out} was built with posts dated in the future`, rebuild);
  if (site.url !== wanted.url) {
    const [built, target] = [site.url, wanted.url].map((url) => (url === '' ? 'no address' : url));
    return refusal(`${out} was built for ${built}, and this target serves ${target}`, rebuild);
  }
  if (site.sources !== wanted.sources) return refusal(`${out} is older than the blog`, rebuild);
  const altered = findAltered();
  return altered === null ? null : refusal(`${altered} in ${out} is not as it was built`, rebuild);
}

const rebuild = 'Build it anew: leave out --no-build.';

/** How many deletions are allowed. */
export interface DeletionLimit {
  /** Without being confirmed, by site.yml. */
  readonly maxDeletes: number;
  /** Confirmed on the command line. */
  readonly allowed: number | undefined;
}

/**
 * Says why deletions must be confirmed: they are more than the target's limit, or more than half of what is there. A picture
 * that was made anew, under another name, takes the place of the one that goes, and that is no loss.
 */
export function refuseDeletions(
  { deleted, added, ours }: DeployPlan,
  { maxDeletes, allowed }: DeletionLimit,
): readonly Diagnostic[] {
  const count = deleted.length;
  const lost = count - Math.min(countMade(deleted), countMade(added.map(({ path }) => path)));
  if (lost <= (allowed ?? -1)) return [];
  const limit = allowed ?? maxDeletes;
  const isMost = lost * 2 > ours;
  if (lost <= limit && !isMost) return [];
  const files = `${count} of ${ours} files`;
  const why = isMost ? `${files}, which is more than half of the site` : `${files}, and may delete ${limit}`;
  const remedy = `Look at the list with --dry-run. If it is meant, say --max-deletes ${count}.`;
  return [error('deploy-deletions', `the deploy would delete ${why}`, null, remedy)];
}

function countMade(paths: readonly string[]): number {
  return paths.filter((path) => path.startsWith(fingerprintedFolder)).length;
}

/** Says why a place that holds what others put there is not written. */
export function refuseForeign(plan: DeployPlan, title: string, adopts: boolean): readonly Diagnostic[] {
  if (plan.isOurs || adopts) return [];
  const files = plan.foreign + plan.changed.length + plan.unchanged + plan.deleted.length;
  const message = `${title} holds ${files} ${files === 1 ? 'file that Tinta did not put there, or that was' : 'files that Tinta did not put there, or that were'} changed since`;
  const remedy =
    'Name an empty place. To take this one over, look at --adopt --dry-run, which shows what would be deleted.';
  return [error('deploy-not-ours', message, null, remedy)];
}

function refusal(message: string, remedy: string): Diagnostic {
  return error('deploy-refused', message, null, remedy);
}

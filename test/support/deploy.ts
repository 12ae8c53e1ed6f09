import { CacheFolder } from '../../src/cache/cache-folder.ts';
import { type DeployOptions, type DeployReport, deploy } from '../../src/deploy/deploy.ts';
import type { DeployPlan } from '../../src/deploy/plan-deploy.ts';
import type { TestBlog } from './site.ts';

/** Deploys a blog in this process, saying yes to the plan unless told otherwise. */
export function deployBlog(blog: TestBlog, options: Partial<DeployOptions> = {}): Promise<DeployReport> {
  return deploy({
    roots: blog.roots,
    out: blog.out,
    now: new Date('2026-01-01'),
    version: 'test',
    cache: new CacheFolder(`${blog.root}/.tinta`),
    builds: true,
    isDryRun: false,
    adopts: false,
    dropsUrls: true,
    env: process.env,
    confirm: async (_, deletions) => deletions === null,
    onUpload: () => {},
    ...options,
  });
}

/** The plan that a deploy came to; null where it did not. */
export function planOf({ proposal }: DeployReport): DeployPlan | null {
  return proposal?.plan ?? null;
}

/** What a plan says, short enough to be written in a test. */
export function planned(report: DeployReport): object | null {
  const plan = planOf(report);
  if (plan === null) return null;
  const { added, changed, deleted, unchanged } = plan;
  const paths = (parcels: typeof added) => parcels.map(({ path }) => path).toSorted();
  return { added: paths(added), changed: paths(changed), deleted: deleted.toSorted(), unchanged };
}

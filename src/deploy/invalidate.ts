import { warning } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { basePath } from './conventions.ts';
import type { DeployPlan } from './plan-deploy.ts';
import { type Environment, runProgram } from './run-program.ts';

/** The argument in whose place the paths stand that have changed. */
const placeholder = '{urls}';

/** More paths than this are said as all. */
const mostUrls = 500;

interface Invalidation {
  /** The program and its arguments, as site.yml has them. */
  readonly command: readonly string[];
  readonly plan: DeployPlan;
  /** The address of the site. */
  readonly url: string;
  /** The blog, absolute. */
  readonly blog: string;
  readonly env: Environment;
}

/** Tells a CDN that files have changed, by the program that site.yml names. The site is deployed, whatever it says. */
export async function invalidate({
  command,
  plan,
  url,
  blog,
  env,
}: Invalidation): Promise<readonly Diagnostic[]> {
  const [program, ...args] = command;
  if (program === undefined) return [];
  const urls = changedUrls(plan, url);
  const expanded = args.flatMap((arg) => (arg === placeholder ? urls : [arg]));
  const { code, stderr } = await runProgram(program, expanded, { cwd: blog, env });
  if (code === 0) return [];
  const said = stderr.split('\n').at(-1) ?? '';
  const message = `the site is deployed, but ${program} ended with ${code}${said === '' ? '' : ` (${said})`}`;
  return [warning('deploy-failed', message, null, 'Readers may see old pages for a while. Run it by hand.')];
}

/** Paths as readers ask for them, from the top of the host. */
function changedUrls({ added, changed, deleted }: DeployPlan, url: string): readonly string[] {
  const base = basePath(url);
  const files = [...added, ...changed].map(({ path }) => path).concat(deleted);
  if (files.length > mostUrls) return [`${base}/*`];
  return files.map((file) => encodeURI(`${base}/${file.replace(/(^|\/)index\.html$/, '$1')}`));
}

import { readFileSync } from 'node:fs';
import { findFile } from '../http/find-file.ts';
import { createHostCheck } from '../http/host-check.ts';
import { readRequestPath } from '../http/read-request-path.ts';
import { withinBase } from '../http/within-base.ts';
import type { TargetConfig } from '../types/deploy.ts';
import { createFileSender } from './file-sender.ts';
import { readHeaderRules } from './header-rules.ts';
import { type HostHabits, habitsOf } from './host-habits.ts';
import { moved, type PreviewRequest, type PreviewResponse, plain } from './preview-response.ts';
import type { PublishedSite } from './published-site.ts';
import { type Redirect, readRedirectRules } from './redirect-rules.ts';

/** Which site is served, and as what. */
export interface PreviewOptions {
  readonly site: PublishedSite;
  /** The path the site is served below: `` or `/blog`. */
  readonly base: string;
  /** The target it will be deployed to, if that is known. */
  readonly target?: TargetConfig | undefined;
  /** The address the server listens on. */
  readonly address: string;
}

/** Files that hosts read and do not show. */
const ruleFiles = ['_headers', '_redirects'];

/**
 * Makes the function that answers as the site's host will:
 *  1. hosts and paths that are not ours are refused before anything is looked up;
 *  2. a file answers for its path; `/about` leads to `/about/`;
 *  3. `_redirects` answers for paths without a file, or before one where it insists or the host does;
 *  4. everything else is `404.html`;
 *  5. `_headers` adds to what is sent.
 * Both files are the site's own, or those that deploying to its target would bring.
 */
export function createPreview({ site, base, target, address }: PreviewOptions) {
  const sendFile = createFileSender(site);
  const isOurs = createHostCheck(address);

  return async function preview(request: PreviewRequest): Promise<PreviewResponse> {
    if (!isOurs(request.headers.host)) return plain(403, 'This server answers for this machine only.');
    const asked = readRequestPath(request.target);
    if ('problem' in asked) return plain(400, asked.problem);
    const path = withinBase(asked.path, base);
    if (asked.path === '/' && path !== '/') return moved(302, `${base}/`);
    if (path === '') return moved(301, `${base}/${asked.query}`);

    const habits = habitsOf(target, site.built());
    const rules = rulesOf(site, habits);
    const has = (file: string): boolean => site.has(file) && !(habits.readsRules && ruleFiles.includes(file));
    const answer = findAnswer(path, asked, { base, has, habits, redirect: rules.redirects.find(asked.path) });
    if ('to' in answer) return moved(answer.status, answer.to);
    const { file, status } = answer;
    return sendFile(file, status, request, { ...habits.headersOf(file), ...rules.headers(asked.path) });
  };
}

/** What a request is answered with: a file of the site, or another address. */
type Answer = { readonly status: number } & ({ readonly file: string } | { readonly to: string });

interface Surroundings {
  readonly base: string;
  /** Whether a file may be shown. */
  readonly has: (file: string) => boolean;
  readonly habits: HostHabits;
  /** What a line of `_redirects` says of the path. */
  readonly redirect: Redirect | null;
}

/** Decides between what stands at a path of the site (null outside of it) and what `_redirects` says of it. */
function findAnswer(
  path: string | null,
  { query }: { readonly query: string },
  { base, has, habits, redirect }: Surroundings,
): Answer {
  const found = path === null ? null : findFile(path, has);
  if (redirect !== null && (redirect.isForced || habits.redirectsWin || found === null)) {
    const { status, to } = redirect;
    if (![200, 404].includes(status)) return { status, to };
    const file = fileOf(to, base, has);
    if (file !== null) return { status, file };
  }
  if (found === null) return { status: 404, file: '404.html' };
  if ('file' in found) return { status: 200, file: found.file };
  const parts = found.moved.split('/').map(encodeURIComponent);
  return { status: 301, to: `${base}${parts.join('/')}${query}` };
}

/** The file that a line of `_redirects` shows in another's place. */
function fileOf(target: string, base: string, has: Surroundings['has']): string | null {
  const asked = readRequestPath(target);
  const path = 'path' in asked ? withinBase(asked.path, base) : null;
  const found = path === null || path === '' ? null : findFile(path, has);
  return found !== null && 'file' in found ? found.file : null;
}

/** Lines of `_redirects` that a preview cannot do as the site's host would. */
export function redirectsBeyond({ site, target }: PreviewOptions): readonly string[] {
  return rulesOf(site, habitsOf(target, site.built())).redirects.ignored;
}

/** The site's own rules go before those that deploying would bring. */
function rulesOf(site: PublishedSite, { readsRules, headers, redirects }: HostHabits) {
  const own = (file: string): string | null => (readsRules && site.has(file) ? textOf(site, file) : null);
  return {
    headers: readHeaderRules(own('_headers') ?? headers),
    redirects: readRedirectRules(own('_redirects') ?? redirects),
  };
}

function textOf(site: PublishedSite, file: string): string {
  const found = site.find(file);
  return found === null ? '' : readFileSync(found.at, 'utf8');
}

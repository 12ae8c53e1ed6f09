import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { answerRequest } from '../http/answer-request.ts';
import { chooseEncoding, type Encoding } from '../http/choose-encoding.ts';
import { contentTypeOf, isCompressible } from '../http/content-type.ts';
import { findFile } from '../http/find-file.ts';
import { createHostCheck } from '../http/host-check.ts';
import { readRequestPath } from '../http/read-request-path.ts';
import { withinBase } from '../http/within-base.ts';
import type { TargetConfig } from '../types/deploy.ts';
import { readHeaderRules } from './header-rules.ts';
import { type HostHabits, habitsOf } from './host-habits.ts';
import { createPackedBodies } from './packed-bodies.ts';
import type { PublishedSite } from './published-site.ts';
import { readRedirectRules } from './redirect-rules.ts';

/** What a server hands on of a request. */
export interface PreviewRequest {
  readonly method: string;
  /** As it was sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** What is sent back; a body is bytes, or a stretch of a file. */
export interface PreviewResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array | { readonly at: string; readonly first: number; readonly last: number } | null;
}

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
/** Files larger than this are sent as they are. */
const maxPackedBytes = 8 * 2 ** 20;
const encodings: readonly Encoding[] = ['br', 'gzip'];

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
  const packed = createPackedBodies(site);
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
    const send = (file: string, status: number) =>
      sendFile(file, status, request, { ...habits.headersOf(file), ...rules.headers(asked.path) });
    const has = (file: string): boolean => site.has(file) && !(habits.readsRules && ruleFiles.includes(file));
    const redirect = rules.redirects.find(asked.path);
    const found = path === null ? null : findFile(path, has);
    if (redirect !== null && (redirect.isForced || habits.redirectsWin || found === null)) {
      if (![200, 404].includes(redirect.status)) return moved(redirect.status, redirect.to);
      const shown = fileOf(redirect.to, has);
      if (shown !== null) return send(shown, redirect.status);
    }
    if (found === null) return send('404.html', 404);
    if ('file' in found) return send(found.file, 200);
    const parts = found.moved.split('/').map(encodeURIComponent);
    return moved(301, `${base}${parts.join('/')}${asked.query}`);
  };

  /** The file that a line of `_redirects` shows in another's place. */
  function fileOf(target: string, has: (file: string) => boolean): string | null {
    const asked = readRequestPath(target);
    const path = 'path' in asked ? withinBase(asked.path, base) : null;
    const found = path === null || path === '' ? null : findFile(path, has);
    return found !== null && 'file' in found ? found.file : null;
  }

  async function sendFile(
    file: string,
    status: number,
    request: PreviewRequest,
    added: { readonly [name: string]: string },
  ): Promise<PreviewResponse> {
    const found = site.find(file);
    if (found === null)
      return status === 404
        ? plain(404, 'There is no such page.')
        : sendFile('404.html', 404, request, added);
    const type = contentTypeOf(file);
    const isText = isCompressible(type) && found.size <= maxPackedBytes;
    const encoding =
      isText && request.headers.range === undefined
        ? chooseEncoding(request.headers['accept-encoding'], encodings)
        : null;
    const body = encoding === null ? null : await packed(file, found, encoding);
    // What is shown in place of a page that is not there is sent whole, whatever was kept of it.
    const answer = answerRequest(status === 200 ? request : { ...request, headers: {} }, {
      size: body?.length ?? found.size,
      etag: `"${found.tag}${encoding === null ? '' : `-${encoding}`}"`,
      headers: {
        'content-type': type,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        ...(isText ? { vary: 'Accept-Encoding' } : {}),
        ...(encoding === null ? {} : { 'content-encoding': encoding }),
        ...added,
      },
    });
    const part = answer.bytes;
    const bytes = part === null ? null : (body ?? { at: found.at, ...part });
    return { ...answer, status: answer.status === 200 ? status : answer.status, body: bytes };
  }
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

function plain(status: number, text: string): PreviewResponse {
  const body = Buffer.from(`${text}\n`);
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': `${body.length}` };
  return { status, headers, body };
}

function moved(status: number, to: string): PreviewResponse {
  const location = to.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
  return { status, headers: { location, 'content-length': '0' }, body: null };
}

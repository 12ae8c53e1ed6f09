import crypto from 'node:crypto';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import { findPage, type PagesByPath } from './find-page.ts';
import { contentTypeOf } from './http/content-type.ts';
import { type Asked, fileReply, plainReply, redirectReply, type Reply } from './http/reply.ts';

/** What is served: the planned pages, and how one is made. */
export interface Served {
  readonly pages: PagesByPath;
  readonly base: string;
  render(page: Page): Promise<Output>;
}

/** What stands at an address as a browser is given it. */
export interface Shown {
  readonly status: number;
  readonly page: Page | null;
  readonly output: Output | null;
  /** Names the bytes; the same name means the same bytes. */
  readonly etag: string;
}

/** Answers a request for a page of the blog, rendered now. `dress` puts in what only the preview has. */
export async function answerPage(
  asked: Asked,
  served: Served,
  dress: (shown: Shown, page: Page, bytes: Uint8Array) => Uint8Array,
): Promise<Reply> {
  const [path = '', ...query] = asked.url.split('?');
  const found = findPage(path, served.pages, served.base);
  if (found.kind === 'elsewhere')
    return redirectReply(found.path + (query.length === 0 ? '' : `?${query.join('?')}`));
  const shown = await showPage(path, served);
  const { page, output, status, etag } = shown;
  if (page === null || output === null) return plainReply(404, 'There is no page at this address');
  const type = contentTypeOf(page.path);
  const bytes = isDressed(page) ? dress(shown, page, output.bytes) : output.bytes;
  return fileReply({ status, bytes, type, etag }, asked);
}

/** Renders what stands at the path of a URL: the page, or else the site's page for addresses that are not there. */
async function showPage(path: string, served: Served): Promise<Shown> {
  const found = findPage(path, served.pages, served.base);
  const page = found.kind === 'page' ? found.page : (served.pages.get('404.html') ?? null);
  if (page === null) return { status: 404, page, output: null, etag: '"none"' };
  const output = await served.render(page);
  const status = found.kind === 'page' ? 200 : 404;
  return { status, page, output, etag: etagOf(output.bytes) };
}

/** Whether a page is one that a browser shows as a document of its own. */
function isDressed({ path }: Page): boolean {
  return /\.html?$/i.test(path);
}

function etagOf(bytes: Uint8Array): string {
  return `"${crypto.hash('sha1', bytes, 'base64url')}"`;
}

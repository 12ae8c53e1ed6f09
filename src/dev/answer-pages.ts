import { contentTypeOf } from '../http/content-type.ts';
import { dressPage, emptyPage } from './dress-page.ts';
import { type Asked, fileReply, plainReply, type Reply, redirectReply } from './http/reply.ts';
import type { Preview } from './preview.ts';
import { etagOf, isDocument } from './show-page.ts';

/** Answers a request for a page of the blog, rendered now, with the preview's script in it. */
export async function answerPage(asked: Asked, preview: Preview): Promise<Reply> {
  const [path = '', ...query] = asked.url.split('?');
  const found = preview.find(path);
  if (found.kind === 'elsewhere')
    return redirectReply(found.path + (query.length === 0 ? '' : `?${query.join('?')}`));
  const { page, status, bytes, etag } = await preview.show(path);
  if (page === null) return plainReply(404, 'There is no page at this address');
  const type = contentTypeOf(page.path);
  if (!isDocument(page)) return fileReply({ status, bytes, type, etag }, asked);
  const state = { boot: preview.boot, revision: preview.revision, etag };
  const dressed = dressPage(status === 500 ? emptyPage : bytes, state);
  return fileReply({ status, bytes: dressed, type, etag: etagOf(dressed) }, asked);
}

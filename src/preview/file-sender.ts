import { answerRequest } from '../http/answer-request.ts';
import { chooseEncoding, type Encoding } from '../http/choose-encoding.ts';
import { contentTypeOf, isCompressible } from '../http/content-type.ts';
import { createPackedBodies } from './packed-bodies.ts';
import { type PreviewRequest, type PreviewResponse, plain } from './preview-response.ts';
import type { PublishedSite } from './published-site.ts';

/** Files larger than this are sent as they are. */
const maxPackedBytes = 8 * 2 ** 20;
const encodings: readonly Encoding[] = ['br', 'gzip'];

/** Answers a request with a file of the site and a status; one that is not there with `404.html`. */
export type SendFile = (
  file: string,
  status: number,
  request: PreviewRequest,
  added: PreviewResponse['headers'],
) => Promise<PreviewResponse>;

/** Makes the function that sends files of a site, packed where the reader takes that. */
export function createFileSender(site: PublishedSite): SendFile {
  const packed = createPackedBodies(site);

  return async function sendFile(file, status, request, added): Promise<PreviewResponse> {
    const found = site.find(file);
    if (found === null)
      return status === 404
        ? plain(404, 'There is no such page.')
        : sendFile('404.html', 404, request, added);
    const type = contentTypeOf(file);
    const isText = isCompressible(type) && found.size <= maxPackedBytes;
    const encoding = isText ? encodingFor(request) : null;
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
  };
}

/** A stretch of a file is one of its own bytes. */
function encodingFor({ headers }: PreviewRequest): Encoding | null {
  return headers.range === undefined ? chooseEncoding(headers['accept-encoding'], encodings) : null;
}

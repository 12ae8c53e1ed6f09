import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dropClient, patience } from '../../http/drop-client.ts';
import type { HostCheck } from '../../http/host-check.ts';
import { type Asked, plainReply, type Reply } from './reply.ts';

/** What answers requests: with a reply, or by taking over the response, which returns null. */
export type Answer = (asked: Asked, response: ServerResponse) => Promise<Reply | null>;

/**
 * What every answer carries: nothing is kept, no page of another site may show or read it, and no type is guessed.
 * No header ever gives another origin leave to read.
 */
export const commonHeaders = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * The server as the network meets it. The law: whatever comes in is answered or dropped, and the next request is
 * answered too. In this order: the host must be ours, the method one that reads, the target a path.
 */
export function createDevServer(
  isOurs: HostCheck,
  answer: Answer,
  onFault: (cause: unknown) => void,
): Server {
  const server = createServer({ ...patience, requireHostHeader: false }, (request, response) => {
    response.on('error', () => {});
    void reply(request, response, isOurs, answer).catch((cause: unknown) => {
      onFault(cause);
      if (response.headersSent) response.destroy();
      else send(plainReply(500, 'The preview failed; the terminal says how'), request, response);
    });
  });
  server.on('clientError', (_, socket) => dropClient(socket));
  // Nothing here speaks another protocol; `CONNECT` and upgrades have no answer.
  server.on('connect', (_, socket) => socket.destroy());
  server.on('upgrade', (_, socket) => socket.destroy());
  return server;
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  isOurs: HostCheck,
  answer: Answer,
): Promise<void> {
  const { method = '', url = '', headers } = request;
  request.resume();
  let made: Reply | null;
  if (!isOurs(headers.host))
    made = plainReply(403, 'This preview answers to its own address only; open it by the address it printed');
  else if (method !== 'GET' && method !== 'HEAD')
    made = plainReply(405, 'A preview can only be read', { allow: 'GET, HEAD' });
  else if (!url.startsWith('/')) made = plainReply(400, 'The target of a request is a path');
  else made = await answer({ method, url, headers }, response);
  if (made !== null) send(made, request, response);
}

function send({ status, headers, body }: Reply, { method }: IncomingMessage, response: ServerResponse): void {
  const isTold = status === 304 || headers['content-length'] !== undefined;
  const length = isTold ? {} : { 'content-length': String(body.length) };
  response.writeHead(status, { ...commonHeaders, ...headers, ...length });
  response.end(method === 'HEAD' ? undefined : body);
}

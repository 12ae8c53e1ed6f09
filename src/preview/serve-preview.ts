import { createReadStream } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { dropClient, patience } from '../http/drop-client.ts';
import { createPreview, type PreviewOptions } from './preview.ts';
import type { PreviewResponse } from './preview-response.ts';

/** A server that is listening. */
export interface PreviewServer {
  /** With the base path, and a slash at its end. */
  readonly url: string;
  /** Ends it at once, open connections included. */
  stop(): Promise<void>;
}

/** Serves a site on an address and port (0 for any free one). Rejects with what the system says if it cannot. */
export async function servePreview(
  options: PreviewOptions & { readonly port: number },
): Promise<PreviewServer> {
  const preview = createPreview(options);
  const server = createServer(patience, (request, response) => {
    const { method = '', url: target = '', headers } = request;
    request.resume();
    preview({ method, target, headers })
      .then((answer) => send(answer, method, response))
      .catch(() => response.destroy());
  });
  // What is no HTTP at all is answered too, and the next request after it.
  server.on('clientError', (_, socket) => dropClient(socket));
  const port = await listen(server, options.port, options.address);
  const host = options.address.includes(':') ? `[${options.address}]` : options.address;
  return {
    url: `http://${host}:${port}${options.base}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function send(
  { status, headers, body }: PreviewResponse,
  method: string,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(status, headers);
  if (body === null || method === 'HEAD') response.end();
  else if (body instanceof Uint8Array) response.end(body);
  else await pipeline(createReadStream(body.at, { start: body.first, end: body.last }), response);
}

function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

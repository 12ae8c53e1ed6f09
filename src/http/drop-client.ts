import type { Duplex } from 'node:stream';

/** Who takes longer than this over a request is not waited for, in milliseconds: settings of a server of Node's. */
export const patience = {
  headersTimeout: 4_000,
  requestTimeout: 4_000,
  connectionsCheckingInterval: 1_000,
} as const;

/** How long what a client still sends is taken in after its answer, in milliseconds: cut off at once it could miss the answer. */
const lingerMs = 1_000;

/**
 * Ends a connection that sends what is no request, or sends it too slowly: with an answer where it can have one, and whether or not
 * the client ends its side too.
 */
export function dropClient(socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  const timer = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.on('close', () => clearTimeout(timer));
}

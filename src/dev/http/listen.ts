import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCode } from '../../disk/error-code.ts';

/** How many ports after the one that is wanted are tried. */
const tries = 100;

/** Makes a server listen at an address on a port, or on the next one that is free; returns which. Throws what the network says. */
export async function listenOn(server: Server, host: string, wanted: number): Promise<number> {
  for (let port = wanted; ; port++) {
    try {
      return await listenAt(server, host, port);
    } catch (cause) {
      const isTaken = errorCode(cause) === 'EADDRINUSE';
      if (!isTaken || port - wanted >= tries || port >= 65535) throw cause;
    }
  }
}

function listenAt(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void => reject(cause);
    server.once('error', fail);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

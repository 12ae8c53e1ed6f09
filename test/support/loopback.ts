import { randomInt } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';

/**
 * An address for the servers of one test. Linux answers on all of 127.0.0.0/8, and there are few free ports on one
 * address: of ten thousand that were asked for, one in six hundred was among the nine before it. Two stores that share
 * a port, which Linux allows those that say SO_REUSEPORT, answer in turn.
 */
export function ownLoopback(): string {
  if (process.platform !== 'linux') return '127.0.0.1';
  return `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
}

/** Different ports of an address that nobody listened on a moment ago. */
export async function freePorts(host: string, count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  try {
    for (const server of servers)
      await new Promise<void>((resolve, reject) => {
        server.on('error', reject).listen(0, host, resolve);
      });
    return servers.map((server) => (server.address() as AddressInfo).port);
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

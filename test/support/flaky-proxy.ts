import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy on loopback that fails as networks and busy servers do. */
export interface FlakyProxy {
  readonly address: string;
  /** Every request that came: method and path. */
  readonly seen: string[];
  /** Decides what becomes of a request, counted from 1. */
  rule: (count: number, method: string, path: string) => 'pass' | 'busy' | 'break';
  stop(): void;
}

/** Passes requests on to `target` as they are, or does with them what the rule says. */
export async function startFlakyProxy(target: string): Promise<FlakyProxy> {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    const [method, path] = [incoming.method ?? '', incoming.url ?? ''];
    seen.push(`${method} ${path}`);
    const fate = proxy.rule(seen.length, method, path);
    if (fate === 'break') {
      incoming.socket.destroy();
      return;
    }
    if (fate === 'busy') {
      incoming.resume();
      response
        .writeHead(503, { 'retry-after': '0' })
        .end('<Error><Code>SlowDown</Code><Message>slow</Message></Error>');
      return;
    }
    const { hostname, port } = new URL(target);
    const outgoing = request({ hostname, port, method, path, headers: incoming.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: FlakyProxy = {
    address: `http://127.0.0.1:${port}`,
    seen,
    rule: () => 'pass',
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}

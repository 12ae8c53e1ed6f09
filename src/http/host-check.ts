import { isIP } from 'node:net';
import os from 'node:os';

/** Whether a request's `Host` header names this server. */
export type HostCheck = (host: string | undefined) => boolean;

/**
 * Makes the check that keeps other sites out: a page whose name was made to point here (DNS rebinding) reads nothing,
 * since its own name stands in `Host`. Ports do not matter: they may be forwarded.
 */
export function createHostCheck(opened: string): HostCheck {
  const names = new Set(['localhost', '127.0.0.1', '::1']);
  // A server that `--host` opened to the network is called by this machine's names too.
  if (!names.has(opened)) for (const name of [opened, ...namesOfMachine()]) names.add(name.toLowerCase());
  return (host) => {
    const name = nameIn(host ?? '');
    return name !== null && names.has(name);
  };
}

/** Whether only this machine can reach a server that listens at an address. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

/** The addresses of this machine in its networks. */
export function addressesOfMachine(): readonly string[] {
  return Object.values(os.networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}

function namesOfMachine(): readonly string[] {
  const all = Object.values(os.networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const name = os.hostname();
  return [...all.map(({ address }) => address), name, `${name}.local`];
}

/** The name in `name:port`, lower case, an IPv6 address without its brackets; null for what is no host. */
function nameIn(host: string): string | null {
  const [, six, name] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  if (six !== undefined) return isIP(six) === 6 ? six.toLowerCase() : null;
  return name === undefined ? null : name.toLowerCase();
}

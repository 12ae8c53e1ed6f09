import { isIP } from 'node:net';

/**
 * Whether a request's Host header names a server that listens on `address`: pages of other names, which a hostile
 * name server can point at this machine, must not read it. An address in digits cannot be pointed anywhere, so any
 * is right where the server is not bound to this machine alone. The port is not looked at: tunnels change it.
 */
export function allowHost(header: string | undefined, address: string): boolean {
  const found = /^(\[[\da-f:.]+\]|[^:@/\s]+)(?::\d{1,5})?$/i.exec(header ?? '');
  const host = found?.[1]?.toLowerCase().replace(/^\[|\]$/g, '') ?? '';
  if (host === '') return false;
  if (isLoopback(host) || host === address.toLowerCase()) return true;
  return !isLoopback(address) && isIP(host) !== 0;
}

/** Whether a host is this machine and cannot be made to be another. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

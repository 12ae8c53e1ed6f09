import { addressesOfMachine, isLoopback } from '../http/host-check.ts';

/** The addresses a preview is open at, a line each, with a word of warning where others can read it. */
export function describeAddresses(
  host: string,
  { port, base }: { readonly port: number; readonly base: string },
): readonly string[] {
  const line = (name: string) => `  ${urlOf(name, port)}${base}`;
  if (isLoopback(host)) return [line(host)];
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const others = isEverywhere ? addressesOfMachine() : [host];
  return [
    ...(isEverywhere ? [line('127.0.0.1')] : []),
    ...others.map(line),
    'Whoever reaches this machine can read the blog there, drafts and all.',
  ];
}

/** Where a browser of this machine finds the preview. */
export function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

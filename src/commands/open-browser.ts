import { spawn } from 'node:child_process';

/** Opens an address in the browser of whoever sits at this machine; calls `failed` where nothing does that. */
export function openBrowser(url: string, failed: () => void): void {
  const openers: { readonly [platform: string]: readonly [program: string, ...args: string[]] } = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '""', url],
  };
  const [program, ...args] = openers[process.platform] ?? ['xdg-open', url];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', failed);
  child.on('exit', (code) => {
    if (code !== 0) failed();
  });
  child.unref();
}

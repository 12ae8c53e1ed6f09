import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Flags under which a browser neither needs a desktop nor asks anything of the network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's own Chrome or Chromium, or else the one that npm brought, with further flags if need be. */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
  const args = [...flags, ...further];
  const found = [process.env['CHROME_PATH'], ...installed].find(
    (file) => file !== undefined && existsSync(file),
  );
  if (found !== undefined) return chromium.launch({ executablePath: found, args });
  // The packaged browser unpacks its own system libraries only where it believes to be on Lambda.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args,
  });
}

/** Collects what the console says and what is asked of anyone but the blog itself. */
export function watchFaults(page: Page, address: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
      faults.push(`${page.url()} asked ${request.url()}`);
  });
  return faults;
}

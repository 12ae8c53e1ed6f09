import { encodeAddress } from '../../text/encode-address.ts';

/** Addresses with a scheme, protocol-relative ones, fragments and queries: left as they are. */
const complete = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?)/i;

/** Addresses that run, or hold a document of their own; browsers skip blanks and controls in them. */
const running = /^(?:javascript|vbscript|data(?!:image\/(?:avif|gif|jpeg|png|webp)[;,])):/i;
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const skipped = /[\u0000-\u0020]/g;

/**
 * `url`: a path within the site as the page must write it, below the base path; anything else unchanged, but for an
 * address that runs, which leads nowhere.
 */
export function withBase(path: string, base: string): string {
  if (isRunning(path)) return '#';
  if (isComplete(path)) return path;
  return base + encodeAddress(path.startsWith('/') ? path : `/${path}`);
}

/**
 * `absolute`: the full address of a path within the site; without a site address, the path below the base. Empty for
 * an address that runs.
 */
export function toAbsolute(path: string, siteUrl: string, base: string): string {
  if (isRunning(path)) return '';
  if (path.startsWith('//')) return `https:${path}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return path;
  if (siteUrl === '') return withBase(path, base);
  return siteUrl + encodeAddress(path.startsWith('/') ? path : `/${path}`);
}

/** Whether it is an address as it stands: of another site, of the page itself, or one that runs. */
export function isComplete(path: string): boolean {
  return complete.test(path);
}

function isRunning(path: string): boolean {
  return running.test(path.replace(skipped, ''));
}

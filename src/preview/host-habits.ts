import {
  basePath,
  cloudflareRedirects,
  headersFile,
  netlifyRedirects,
  redirectsFile,
} from '../deploy/conventions.ts';
import { headersOf } from '../deploy/headers.ts';
import type { Parcel } from '../deploy/shipment.ts';
import type { BuiltSite } from '../output/output-manifest.ts';
import type { TargetConfig } from '../types/deploy.ts';

/** What the host of a site says and does beside sending its files. */
export interface HostHabits {
  /** Whether it reads `_headers` and `_redirects` of the site, and does not show them. */
  readonly readsRules: boolean;
  /** In the form of `_headers`, where the site has none of its own. */
  readonly headers: string;
  /** In the form of `_redirects`, likewise. */
  readonly redirects: string;
  /** Whether a redirect counts where a file stands too. */
  readonly redirectsWin: boolean;
  /** Headers of a file by its path. */
  readonly headersOf: (file: string) => { readonly [name: string]: string };
}

/** A host that nothing is known of may be one that reads the rules. */
const anyHost: HostHabits = {
  readsRules: true,
  headers: '',
  redirects: '',
  redirectsWin: false,
  headersOf: () => ({}),
};

/** The habits of the host that a target of site.yml names, with what deploying to it brings along. */
export function habitsOf(target: TargetConfig | undefined, built: BuiltSite | null): HostHabits {
  switch (target?.kind) {
    case undefined:
    case 'git':
      return anyHost;
    case 'netlify':
      return platform(built, netlifyRedirects, { redirectsWin: false });
    case 'cloudflare':
      return platform(built, cloudflareRedirects, { redirectsWin: true });
    case 'vercel':
      return platform(built, cloudflareRedirects, { redirectsWin: true, readsRules: false });
    case 's3':
      return { ...anyHost, readsRules: false, headersOf: bucketHeaders };
    case 'rsync':
    case 'sftp':
    case 'folder':
      return { ...anyHost, readsRules: false };
  }
}

function platform(
  built: BuiltSite | null,
  limits: typeof cloudflareRedirects,
  habits: Partial<HostHabits>,
): HostHabits {
  if (built === null) return { ...anyHost, ...habits };
  const redirects = redirectsFile(built, limits).map(textOf).join('');
  return { ...anyHost, headers: textOf(headersFile(built)), redirects, ...habits };
}

function bucketHeaders(file: string): { readonly [name: string]: string } {
  const { contentType, cacheControl } = headersOf(file);
  return { 'content-type': contentType, 'cache-control': cacheControl };
}

function textOf({ content }: Parcel): string {
  return 'bytes' in content ? Buffer.from(content.bytes).toString() : '';
}

/** The path that a site was built for: `` or `/blog`. */
export function baseOf({ url }: BuiltSite): string {
  return basePath(url);
}

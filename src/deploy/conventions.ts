import type { BuiltSite } from '../output/output-manifest.ts';
import { fingerprintedFolder, forever, headersOf } from './headers.ts';
import { type Parcel, parcelOf } from './shipment.ts';

/** What a host may take of a file of redirects. */
interface RedirectRules {
  /** More lines than these are refused; the pages that redirect by themselves stay. */
  readonly most: number;
  /** The status, with what makes it count where a page stands too. */
  readonly status: string;
}

/** Netlify: a page that stands there wins unless the status says otherwise. */
export const netlifyRedirects: RedirectRules = { most: 10_000, status: '301!' };
/** Cloudflare: a redirect always wins. */
export const cloudflareRedirects: RedirectRules = { most: 2000, status: '301' };

/** `_redirects` of Netlify and Cloudflare; none where there is no alias. */
export function redirectsFile(site: BuiltSite, { most, status }: RedirectRules): readonly Parcel[] {
  const lines = redirectsOf(site).map(([from, to]) => `${from} ${to} ${status}\n`);
  return lines.length === 0 ? [] : [parcelOf('_redirects', lines.slice(0, most).join(''))];
}

/**
 * `_headers` of Netlify and Cloudflare. No two rules match one file, since both hosts would join what they say; both ask
 * for pages anew each time without being told.
 */
export function headersFile({ url }: BuiltSite): Parcel {
  const base = basePath(url);
  const rules = headerRules().map(([path, name, value]) => `${base}${path}\n  ${name}: ${value}\n`);
  return parcelOf('_headers', rules.join(''));
}

/** `vercel.json`, which says both. */
export function vercelFile(site: BuiltSite, hasBareNames: boolean): Parcel {
  const base = basePath(site.url);
  const literal = (path: string) => path.replace(/[:()*+?{}\\[\]^$|!]/g, '\\$&');
  const headers = headerRules().map(([path, key, value]) => ({
    source: base + path.replace('*', '(.*)'),
    headers: [{ key, value }],
  }));
  const redirects = redirectsOf(site)
    .slice(0, 1024)
    .map(([from, destination]) => ({ source: literal(from), destination, statusCode: 301 }));
  return parcelOf(
    'vercel.json',
    `${JSON.stringify({ cleanUrls: hasBareNames, headers, redirects }, null, 1)}\n`,
  );
}

/** The path part of a site's address, which may be all there is of it, no slash at the end. */
export function basePath(url: string): string {
  return url === '' ? '' : new URL(url, 'http://host.invalid').pathname.replace(/\/+$/, '');
}

function headerRules(): readonly (readonly [path: string, name: string, value: string])[] {
  const feeds = ['feed.xml', 'rss.xml', 'feed.json'];
  return [
    [`/${fingerprintedFolder}*`, 'Cache-Control', forever],
    ...feeds.map((feed) => [`/${feed}`, 'Content-Type', headersOf(feed).contentType] as const),
  ];
}

/** Each alias and where it leads, under the base path; those that end in a slash without it too, after all others. */
function redirectsOf({ url, redirects }: BuiltSite): readonly (readonly [string, string])[] {
  const base = basePath(url);
  const written = Object.entries(redirects).map(
    ([from, to]) => [encodeURI(base + from), encodeURI(base + to)] as const,
  );
  const bare = written
    .filter(([from]) => from.endsWith('/') && from.length > 1)
    .map(([from, to]) => [from.slice(0, -1), to] as const);
  const taken = new Set(written.map(([from]) => from));
  return [...written, ...bare.filter(([from]) => !taken.has(from))];
}

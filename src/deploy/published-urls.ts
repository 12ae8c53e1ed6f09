import { outputPath } from '../content/addresses/output-path.ts';
import { error } from '../diagnostics/diagnostic.ts';
import type { ManifestFile } from '../output/output-manifest.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** The file at the top of a blog that remembers what was ever published. A dot keeps it out of the site. */
export const publishedName = '.published-urls';

/** URL paths that readers may have kept, and the source that each showed when it was published last; empty for none. */
export type PublishedUrls = ReadonlyMap<string, string>;

const head =
  '# What readers may have kept, with its source. Written by tinta deploy; keep it in the repository.';

/** Reads what `formatPublished` wrote; lines that are no URL are passed over. */
export function parsePublished(text: string): PublishedUrls {
  const lines = text.split(/\r?\n/).filter((line) => line.startsWith('/'));
  return new Map(
    lines.map((line): [string, string] => {
      const [url = '', source = ''] = line.split('\t');
      return [url, source];
    }),
  );
}

/** One URL a line, sorted, so that two branches of a repository merge. */
export function formatPublished(urls: PublishedUrls): string {
  const lines = [...urls].map(([url, source]) => (source === '' ? url : `${url}\t${source}`));
  return `${[head, ...lines.toSorted()].join('\n')}\n`;
}

/** What is published once a site has been deployed: what it was before, but for what was let go, and what the site has. */
export function addPublished(
  before: PublishedUrls,
  { site, lost }: { site: ManifestFile['site']; lost: readonly LostUrl[] },
): PublishedUrls {
  const isGone = (url: string): boolean => lost.some((gone) => gone.url === url || isFeedOf(gone.url, url));
  const kept = [...before].filter(([url]) => !isGone(url));
  const aliases = Object.entries(site?.redirects ?? {}).map(
    ([alias, target]) => [alias, site?.urls[target] ?? ''] as const,
  );
  return new Map([...kept, ...aliases, ...Object.entries(site?.urls ?? {})]);
}

/** A URL that was published and leads nowhere in the new site. */
export interface LostUrl {
  readonly url: string;
  /** The source that shows now what stood there, as far as can be told; null where it cannot. */
  readonly successor: string | null;
}

/**
 * Finds what a site would take from its readers: URLs published before, and pages at the target that would be deleted,
 * for which there is neither a page nor a redirect. Further pages of lists come and go.
 */
export function findLost(
  before: PublishedUrls,
  deleted: readonly string[],
  manifest: ManifestFile,
): readonly LostUrl[] {
  const pages = deleted.filter(
    (path) => path.endsWith('.html') && !/(?:^|\/)page\/\d+\/index\.html$/.test(path),
  );
  const candidates = new Set([
    ...before.keys(),
    ...pages.map((path) => `/${path.replace(/(^|\/)index\.html$/, '$1')}`),
  ]);
  const lost = [...candidates]
    .filter((url) => url !== '/404.html' && !answers(url, manifest.files))
    .toSorted();
  // A list takes its feeds with it, which are told of with it.
  const told = lost.filter((url) => !lost.some((list) => isFeedOf(list, url)));
  return told.map((url) => ({ url, successor: successorOf(url, before, manifest) }));
}

/** Says which URLs would break, and the line that mends each. */
export function refuseLost(lost: readonly LostUrl[]): readonly Diagnostic[] {
  return lost.map(({ url, successor }) => {
    const line = `aliases: [${/^[\w./-]+$/.test(url) ? url : JSON.stringify(url)}]`;
    const where = successor ?? 'the post or page that takes its place';
    return error(
      'deploy-url-lost',
      `${url} was published, and would lead nowhere`,
      successor === null ? null : { file: successor },
      `Write ${line} in the front matter of ${where}. To let it go, say --drop-urls.`,
    );
  });
}

function answers(url: string, files: ManifestFile['files']): boolean {
  const found = outputPath(url);
  if ('problem' in found) return true;
  // Every host finds `/a/` where `/a` is asked for.
  return (
    files.has(found.path) ||
    (files.has(found.path.replace(/(?<!(?:^|\/)index)\.html$/, '/index.html')) && !url.endsWith('.html'))
  );
}

function isFeedOf(list: string, url: string): boolean {
  return list.endsWith('/') && url.startsWith(list) && /^[^/]+\.(?:xml|json)$/.test(url.slice(list.length));
}

/**
 * What shows now what a URL showed:
 *  1. the page of the same source, wherever it is;
 *  2. a new page that ends in the same name;
 *  3. the only new page.
 */
function successorOf(url: string, before: PublishedUrls, { site }: ManifestFile): string | null {
  const written = Object.entries(site?.urls ?? {}).filter(([, source]) => source !== '');
  const source = before.get(url) ?? '';
  if (source !== '' && written.some(([, now]) => now === source)) return source;
  const fresh = before.size === 0 ? [] : written.filter(([now]) => !before.has(now));
  const named = fresh.filter(([now]) => nameOf(now) === nameOf(url));
  const found = named.length === 1 ? named : fresh;
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

/** `/2024/01/hello.html` → `hello`. */
function nameOf(url: string): string {
  return (
    url
      .replace(/\/$/, '')
      .replace(/\.html?$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

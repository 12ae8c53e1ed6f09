import type { DataMap } from '../../types/data.ts';
import { type HexoConfig, mapOf, textsOf } from './hexo-config.ts';

/** `feeds` of `site.yml`: the feed stays where a plugin wrote it; undefined where it stands anyway, or there was none. */
export function hexoFeeds({ all }: HexoConfig, packages: ReadonlySet<string>): DataMap | undefined {
  const feed = mapOf(all['feed']);
  if (!packages.has('hexo-generator-feed') && Object.keys(feed).length === 0) return undefined;
  const types = textsOf(feed['type']);
  const paths = textsOf(feed['path']);
  const shown =
    paths.length > 0 ? paths : types.length > 0 ? types.map((type) => `${type}.xml`) : ['atom.xml'];
  const also = shown
    .map((path, at) => [`/${path.replace(/^\/+/, '')}`, formatOf(types[at] ?? path)] as const)
    .filter(([url]) => !['/feed.xml', '/rss.xml'].includes(url) && /[^/]$/.test(url));
  return also.length === 0 ? undefined : { also: Object.fromEntries(also) };
}

function formatOf(type: string): 'atom' | 'rss' {
  return type.includes('rss') ? 'rss' : 'atom';
}

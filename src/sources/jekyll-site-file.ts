import { fileNameOf } from '../text/path-parts.ts';
import type { SourceKind } from '../types/source-file.ts';

/** What Jekyll leaves out without being told, and what belongs to the workshop and not to the site. */
const workshop =
  /^(vendor|node_modules|gemfiles|test|spec|script|Gemfile(\.lock)?|Rakefile|Makefile|Dockerfile|.*\.gemspec|package(-lock)?\.json|yarn\.lock)$/i;

/** What tells of the repository, unless front matter makes a page of it. */
const ofRepository = /^(?:README|LICENSE|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY)(?:\.\w+)?$/i;

const text = /\.(md|markdown|mkdown|mkdn|mkd|html?)$/i;
/** Files that Jekyll fills in when they start with front matter. */
const fillable =
  /\.(xml|json|js|mjs|css|txt|webmanifest|svg|csv|tsv|ics|vcf|atom|rss|rdf|opml|xsl|xslt|xhtml|geojson|kml|gpx|appcache|php|asc|bib)$/i;
/** Files that it also compiles, which is left to others. */
const compiled = /\.(scss|sass|coffee)$/i;

/** The theme makes the list of posts, so an index of the blog's own is read only if it is more than that. */
const home = /^index\.(md|markdown|mkdown|mkdn|mkd|html?)$/i;

/** What decides of paths that names do not decide of. */
export interface SiteHabits {
  /** What `include` names. */
  readonly include: readonly string[];
  /** Whether a file starts with front matter. */
  isPage(path: string): boolean;
  /** Whether an index at the top is more than a list of posts. */
  isOwnHome(path: string): boolean;
}

/**
 * Whether Jekyll would pass over a file or folder of this path outside of its own folders: what starts with a dot or
 * an underscore, unless `include` names it, and what is no part of a site.
 */
export function isOutsideOfSite(path: string, { include, isPage, isOwnHome }: SiteHabits): boolean {
  if (include.some((one) => one.replace(/^\/+|\/+$/g, '') === path)) return false;
  const name = fileNameOf(path);
  if (/^[._#]|~$/.test(name)) return true;
  if (path.includes('/')) return false;
  if (home.test(name)) return !isOwnHome(path);
  if (ofRepository.test(name)) return !(text.test(name) && isPage(path));
  return name === 'assets' || workshop.test(name);
}

/** What such a file is: a page if it is text with front matter, copied if it has none; null for what would be compiled too. */
export function jekyllSiteKind(path: string, hasFrontMatter: () => boolean): SourceKind | null {
  if (text.test(path) || isFilledFile(path)) return hasFrontMatter() ? 'page' : 'file';
  return compiled.test(path) && hasFrontMatter() ? null : 'file';
}

/** Whether a page of this path is no page to read but a file that Liquid fills in: a feed, a list for a search, a script. */
export function isFilledFile(path: string): boolean {
  return fillable.test(path);
}

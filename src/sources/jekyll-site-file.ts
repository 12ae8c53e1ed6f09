import type { SourceKind } from '../types/source-file.ts';

/** What Jekyll leaves out without being told, and what belongs to the workshop and not to the site. */
const workshop =
  /^(vendor|node_modules|gemfiles|test|spec|script|Gemfile(\.lock)?|Rakefile|Makefile|Dockerfile|.*\.gemspec|package(-lock)?\.json|yarn\.lock|(README|LICENSE|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY)(\.\w+)?)$/i;

const text = /\.(md|markdown|mkdown|mkdn|mkd|html?)$/i;
/** Files that Jekyll fills in when they start with front matter. */
const fillable = /\.(xml|json|js|css|txt|webmanifest|svg|csv|ics|vcf)$/i;
/** Files that it also compiles, which is left to others. */
const compiled = /\.(scss|sass|coffee)$/i;

/** The theme makes the home page, so a blog's own list of posts is not read. */
const home = /^index\.(md|markdown|mkdown|mkdn|mkd|html?)$/i;

/**
 * Whether Jekyll would pass over a file or folder of this path outside of its own folders: what starts with a dot or
 * an underscore, unless `include` names it, and what is no part of a site.
 */
export function isOutsideOfSite(path: string, include: readonly string[]): boolean {
  if (include.some((one) => one.replace(/^\/+|\/+$/g, '') === path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^[._#]|~$/.test(name)) return true;
  const isTop = !path.includes('/');
  return isTop && (name === 'assets' || home.test(name) || workshop.test(name));
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

import picomatch from 'picomatch';
import { fileNameOf } from '../text/path-parts.ts';
import type { DataMap } from '../types/data.ts';

/** Whether a path of the blog, relative and with `/` between folders, is excluded; what holds an excluded folder is not asked. */
export type IsExcluded = (path: string) => boolean;

/** The paths that a native blog's `exclude` names: globs, of which one with a `!` takes back what it names. */
export function excludedPaths(exclude: readonly string[]): IsExcluded {
  const taken = globsOf(exclude.filter((glob) => !glob.startsWith('!')));
  const kept = globsOf(exclude.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  if (taken.length === 0) return () => false;
  return picomatch(taken, { dot: true, ignore: kept });
}

/** The paths that a Jekyll blog's `exclude` names, but for names that its `include` takes back. */
export function excludedByJekyll(exclude: readonly string[], include: readonly string[]): IsExcluded {
  if (exclude.length === 0) return () => false;
  const [isExcluded, isIncluded] = [asJekyllDoes(exclude), asJekyllDoes(include)];
  return (path) => isExcluded(path) && !isIncluded(fileNameOf(path));
}

/** What a Jekyll blog's `include` names. */
export function includedNames({ include }: DataMap): readonly string[] {
  return Array.isArray(include) ? include.map(String) : [];
}

/** Globs as the blog's paths are written, which neither begin nor end with a slash; an empty one names nothing. */
function globsOf(written: readonly string[]): string[] {
  return written.map((glob) => glob.trim().replace(/^(?:\.?\/)+|\/+$/g, '')).filter((glob) => glob !== '');
}

/** In Jekyll a word names whatever begins with it, from the blog's folder on, and a star stands for slashes too. */
function asJekyllDoes(named: readonly string[]): IsExcluded {
  const words = named.map((word) => word.replace(/^(?:\.?\/)+/, '')).filter((word) => word !== '');
  const patterns = words.filter((word) => /[*?[\\]/.test(word)).map(fileNamePattern);
  return (path) =>
    words.some((word) => path.startsWith(word) || word === `${path}/`) ||
    patterns.some((pattern) => pattern.test(path));
}

/** Source: Ruby's `File.fnmatch` without flags. */
function fileNamePattern(glob: string): RegExp {
  const source = glob.replace(/\[[!^]?[^\]]+\]|\\.|[^]/gu, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    if (part.length > 2) return part.replace(/^\[!/, '[^').replace(/\\/g, '\\\\');
    return (part.length === 2 ? part.slice(1) : part).replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  });
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return /(?!)/;
  }
}

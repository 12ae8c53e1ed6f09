import picomatch from 'picomatch';

/** Whether a path of the blog, relative and with `/` between folders, is excluded; what holds an excluded folder is not asked. */
export type IsExcluded = (path: string) => boolean;

/** The paths that a blog's `exclude` names: globs, or in a Jekyll blog what Jekyll makes of the same words. */
export function excludedPaths(exclude: readonly string[], isJekyll: boolean): IsExcluded {
  if (exclude.length === 0) return () => false;
  return isJekyll ? asJekyllDoes(exclude) : picomatch([...exclude], { dot: true });
}

/** In Jekyll a word excludes whatever begins with it, from the blog's folder on, and a star stands for slashes too. */
function asJekyllDoes(exclude: readonly string[]): IsExcluded {
  const words = exclude.map((word) => word.replace(/^(?:\.?\/)+/, '')).filter((word) => word !== '');
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

/**
 * The path of a request within a site that is served below `base` (`/blog`, or empty for the root): `/blog/a/` is
 * `/a/`. Null for a path of another site; `/blog` itself is the empty path, whose reader belongs at `/blog/`.
 */
export function withinBase(path: string, base: string): string | null {
  if (path === base) return '';
  return path.startsWith(`${base}/`) ? path.slice(base.length) : null;
}

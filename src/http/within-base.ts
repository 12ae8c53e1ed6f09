/**
 * The path of a request within a site that is served below `base` (`/blog`, or empty for the root): `/blog/a/` is
 * `/a/`. The path is decoded, the base is as in an address. Null for a path of another site; `/blog` itself is the
 * empty path, whose reader belongs at `/blog/`.
 */
export function withinBase(path: string, base: string): string | null {
  const decoded = decodeBase(base);
  if (path === decoded) return '';
  return path.startsWith(`${decoded}/`) ? path.slice(decoded.length) : null;
}

/** A base path as folders are named: `/mis%20dise%C3%B1os` is `/mis diseños`. A name that would part or climb stays coded. */
export function decodeBase(base: string): string {
  return base.split('/').map(decodeName).join('/').normalize('NFC');
}

function decodeName(name: string): string {
  try {
    const decoded = decodeURIComponent(name);
    return /[\p{Cc}/\\]|^\.{1,2}$/u.test(decoded) ? name : decoded;
  } catch {
    return name;
  }
}

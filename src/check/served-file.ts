import { decodeAddress } from '../text/decode-address.ts';

/** The path within the site, no base; null for an address elsewhere. */
export function pathInside(target: URL, root: string): string | null {
  const { origin, pathname } = new URL(root);
  const base = pathname.replace(/\/$/, '');
  if (target.origin !== origin || !/^https?:$/.test(target.protocol)) return null;
  if (target.pathname !== base && !target.pathname.startsWith(`${base}/`)) return null;
  return decodeAddress(target.pathname.slice(base.length)) || '/';
}

/** The file a host serves at a path, as GitHub Pages does: itself, the folder's index, or with `.html`. */
export function servedFile(url: string, paths: { has(path: string): boolean }): string | null {
  const path = url.slice(1).normalize('NFC');
  const candidates =
    path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  return candidates.find((candidate) => paths.has(candidate)) ?? null;
}

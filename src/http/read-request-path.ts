/** What a request asks for, or why it is answered with nothing. */
export type RequestPath =
  | {
      /** Decoded, in Unicode NFC, from the root: `/posts/más/`. Never climbs, never holds what a path cannot. */
      readonly path: string;
      /** From the `?` on; empty for none. */
      readonly query: string;
    }
  | { readonly problem: string };

/** Longer ones are nobody's links. */
const maxLength = 4096;

/**
 * Reads the target of an HTTP request (`request.url` as Node gives it) as a path to look up. It never becomes a path
 * of a disk: what is served is found by name among what is published.
 */
export function readRequestPath(target: string): RequestPath {
  // 1. Whole addresses are for proxies, `*` and the like for nobody; two slashes would name another host.
  if (target.length > maxLength) return { problem: 'the address is too long' };
  if (!target.startsWith('/') || target.startsWith('//')) return { problem: 'the address is no path' };
  // 2. The path ends where the query begins. A fragment is never sent by a browser.
  const end = target.search(/[?#]/);
  const written = end === -1 ? target : target.slice(0, end);
  const query = end === -1 ? '' : target.slice(end);
  // 3. Decoded once, each name by itself, so that a coded slash parts nothing.
  const names = decodeNames(written);
  if (names === null) return { problem: 'a percent sign is not followed by a code' };
  // 4. No name climbs, and none holds what a name cannot.
  if (names.some((name) => name === '.' || name === '..')) return { problem: 'the address climbs' };
  if (names.some((name) => /[\p{Cc}/\\]/u.test(name)))
    return { problem: 'the address holds a sign that no name does' };
  return { path: names.join('/').normalize('NFC'), query: query.startsWith('?') ? query : '' };
}

function decodeNames(path: string): readonly string[] | null {
  try {
    return path.split('/').map((name) => decodeURIComponent(name));
  } catch {
    return null;
  }
}

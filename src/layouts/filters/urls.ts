/** Addresses with a scheme, protocol-relative ones, fragments and queries: left as they are. */
const complete = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?)/i;

/** `url`: a path within the site as the page must write it, below the base path; anything else unchanged. */
export function withBase(path: string, base: string): string {
  if (complete.test(path)) return path;
  return base + encodePath(path.startsWith('/') ? path : `/${path}`);
}

/** `absolute`: the full address of a path within the site; without a site address, the path below the base. */
export function toAbsolute(path: string, siteUrl: string, base: string): string {
  if (path.startsWith('//')) return `https:${path}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return path;
  if (siteUrl === '') return withBase(path, base);
  return siteUrl + encodePath(path.startsWith('/') ? path : `/${path}`);
}

/** Percent-encodes what may not stand in a URL (RFC 3986), leaving what already is. */
function encodePath(path: string): string {
  return /^[\w\-./~#?=&]*$/.test(path) ? path : encodeURI(path).replaceAll('%25', '%');
}

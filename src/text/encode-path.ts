/** Percent-encodes what may not stand in a URL (RFC 3986), leaving what already is. */
export function encodePath(path: string): string {
  return /^[\w\-./~#?=&]*$/.test(path) ? path : encodeURI(path).replaceAll('%25', '%');
}

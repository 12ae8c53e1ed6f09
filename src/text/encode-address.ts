/** Percent-encodes what may not stand in an address (RFC 3986), leaving what already is, its query and its fragment. */
export function encodeAddress(path: string): string {
  return /^[\w\-./~#?=&]*$/.test(path) ? path : encodeURI(path).replaceAll('%25', '%');
}

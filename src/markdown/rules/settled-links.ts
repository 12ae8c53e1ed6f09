import type { MarkdownIt } from 'markdown-it';

/** Addresses that normalizing leaves as they are: nothing to decode, to encode or to write in Punycode. */
const settled =
  /^(?:https?:\/\/(?=[a-z\d.-]{1,250}(?:\/|$))[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})*)?(?:\/[\w.~-]+)*\/?$/;

/** Takes most addresses as they are instead of taking each apart and putting it together again. */
export function settledLinks(md: MarkdownIt): void {
  const normalize = md.normalizeLink.bind(md);
  md.normalizeLink = (url) => (settled.test(url) ? url : normalize(url));
}

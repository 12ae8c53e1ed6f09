/** Control characters and the like that XML 1.0 does not allow (section 2.2, Char). */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `xml`: text that may stand in an XML element or attribute; what XML forbids is dropped. */
export function toXml(text: string): string {
  const whole = text.isWellFormed() ? text : text.replace(loneSurrogates, '');
  // Feeds hold whole bodies: one pass for each sign is far cheaper than a call for each sign that is found.
  return whole
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

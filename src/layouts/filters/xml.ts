/** Control characters and the like that XML 1.0 does not allow (section 2.2, Char). */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `xml`: text that may stand in an XML element or attribute; what XML forbids is dropped. */
export function toXml(text: string): string {
  // One pass for each sign is far cheaper than a call for each sign that is found.
  return allowed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * `cdata`: a text as a CDATA section (XML 1.0, section 2.7), for whole bodies in an element: nothing in it is escaped. What
 * would end it is cut in two sections; what XML forbids is dropped.
 */
export function toCdata(text: string): string {
  return `<![CDATA[${allowed(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function allowed(text: string): string {
  const whole = text.isWellFormed() ? text : text.replace(loneSurrogates, '');
  return whole.replace(forbidden, '');
}

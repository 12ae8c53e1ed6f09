const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that stand within a line, so that a line which begins with one begins a paragraph. */
export const spanElements = words(
  'a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var',
);

/** Elements that stand around lines and never in one: their tags in a line are text. */
export const blockElements = words(
  'address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul',
);

/** Elements that have no content. */
export const emptyElements = words(
  'area base br col command embed hr img input keygen link meta param source track wbr',
);

/** Elements whose end tag HTML lets writers leave out. */
export const optionalEnd = words(
  'p li dt dd option optgroup rb rt rtc rp tr td th thead tbody tfoot colgroup',
);

const blockContent = words(
  'address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup iframe li main map menu nav noscript object section summary td',
);
const spanContent = words(
  'a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt',
);

/** What may stand in an element that is read as Markdown. */
export type ContentModel = 'raw' | 'block' | 'span';

/** The kind of content that HTML itself gives an element. */
export function contentModel(name: string): ContentModel {
  if (blockContent.has(name)) return 'block';
  return spanContent.has(name) ? 'span' : 'raw';
}

const nameSource =
  '[\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{Nd}._\\-]*(?::[\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{Nd}._\\-]*)?';
const wordSource = '[\\p{L}\\p{M}\\p{Nd}\\p{Pc}]+';
const blank = '[ \\t\\n\\v\\f\\r]';
const attributeSource = `${blank}+${nameSource}(?:${blank}*=${blank}*(?:${wordSource}|"[^"]*"|'[^']*'))?`;

/** A start tag: name, attributes, slash. Values without quotes are one word. */
export const startTag = new RegExp(`<(${nameSource})((?:${attributeSource})*)${blank}*(/)?>`, 'uy');

/** An end tag: name. */
export const endTag = new RegExp(`</(${nameSource})${blank}*>`, 'uy');

/** An attribute of a start tag: name, then its value plain, in double or in single quotes. */
export const attribute = new RegExp(
  `${blank}+(${nameSource})(?:${blank}*=${blank}*(?:(${wordSource})|"([^"]*)"|'([^']*)'))?`,
  'gu',
);

const edge = new RegExp(`</?(${nameSource})`, 'uy');
const endEdge = new RegExp(`${blank}*>`, 'y');

/** Whether a tag of an element that is no part of a line begins at `at`. */
export function isHtmlEdge(src: string, at: number): boolean {
  edge.lastIndex = at;
  const match = edge.exec(src);
  if (match === null) return false;
  const name = /^\w*/.exec(match[1] ?? '')?.[0] ?? '';
  if (spanElements.has(name) || name === 'script') return false;
  if (src.charCodeAt(at + 1) !== 0x2f) return true;
  endEdge.lastIndex = edge.lastIndex;
  return endEdge.test(src);
}

import { toXml } from './xml.ts';

const heading = /<(h[2-6])( [^>]*)?>([\s\S]*?)<\/\1>/g;
const idOf = / id="([^"]+)"/;

/** Tables that code is laid out in by other highlighters; they stay as they are. */
const codeTable = /class="[^"]*\b(?:rouge|highlight|lntable)/;

/**
 * `prose(label)`: a body as the theme shows it. Each heading with an id ends in a link to itself, called `label`,
 * and each table stands in a frame of its own, so that a wide one scrolls and the page does not.
 */
export function toProse(html: string, label: string): string {
  const name = toXml(label);
  const linked = html.includes('<h') ? html.replace(heading, (...match) => linkTo(match, name)) : html;
  return linked.includes('<table') ? frameTables(linked) : linked;
}

function linkTo([all, tag = '', attributes = '', inside = '']: readonly string[], label: string): string {
  const id = idOf.exec(attributes)?.[1];
  if (id === undefined) return all ?? '';
  return `<${tag}${attributes}>${inside} <a class="anchor" href="#${id}" aria-label="${label}">#</a></${tag}>`;
}

/** A body may hold raw HTML: where tables are not closed, frames would not be either. */
function frameTables(html: string): string {
  const opened = html.match(/<table[\s>]/g)?.length;
  const closed = html.match(/<\/table>/g)?.length;
  if (opened !== closed || codeTable.test(html)) return html;
  return html
    .replace(/<table(?=[\s>])/g, '<div class="table-scroll"><table')
    .replaceAll('</table>', '</table></div>');
}

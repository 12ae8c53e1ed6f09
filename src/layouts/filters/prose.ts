import { toXml } from './xml.ts';

/** The tags of headings, one by one: to look for pairs would take long where many are left open. */
const headingTag = /<(\/?)(h[2-6])((?: [^<>]*)?)>/g;
const idOf = / id="([^"]+)"/;

/** Tables that code is laid out in by other highlighters; they stay as they are. */
const codeTable = /class="[^"]*\b(?:rouge|highlight|lntable)/;

/**
 * `prose(label)`: a body as the theme shows it. Each heading with an id ends in a link to itself, called `label`,
 * and each table stands in a frame of its own, so that a wide one scrolls and the page does not.
 */
export function toProse(html: string, label: string): string {
  const linked = html.includes('<h') ? linkHeadings(html, toXml(label)) : html;
  return linked.includes('<table') ? frameTables(linked) : linked;
}

function linkHeadings(html: string, label: string): string {
  let open: { readonly tag: string; readonly id: string | undefined } | null = null;
  return html.replace(headingTag, (whole, slash: string, tag: string, attributes: string) => {
    if (slash === '') {
      open = { tag, id: idOf.exec(attributes)?.[1] };
      return whole;
    }
    const id = open?.tag === tag ? open.id : undefined;
    open = null;
    return id === undefined ? whole : ` <a class="anchor" href="#${id}" aria-label="${label}">#</a>${whole}`;
  });
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

import { toXml } from './xml.ts';

/** The tags of headings, one by one: to look for pairs would take long where many are left open. */
const headingTag = /<(\/?)(h[2-6])((?: [^<>]*)?)>/g;
const idOf = / id="([^"]+)"/;

const tableTag = /<(\/?)table((?: [^<>]*)?)>/g;

/** Tables that other highlighters lay out code in; they stay as they are. */
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
  const open: boolean[] = [];
  let isSound = true;
  const framed = html.replace(tableTag, (whole, slash: string, attributes: string) => {
    if (slash === '') {
      const isFramed = !codeTable.test(attributes);
      open.push(isFramed);
      return isFramed ? `<div class="table-scroll">${whole}` : whole;
    }
    const isFramed = open.pop();
    isSound &&= isFramed !== undefined;
    return isFramed === true ? `${whole}</div>` : whole;
  });
  return isSound && open.length === 0 ? framed : html;
}

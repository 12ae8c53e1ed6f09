import { decodeHTML } from 'entities';

/** What is written in HTML and no reader sees. */
const unseen = /<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1\s*>|$)/gi;

/** The text a reader sees of a piece of HTML, blanks folded. */
export function plainText(html: string): string {
  const seen = /<(?:!--|script|style)/i.test(html) ? html.replace(unseen, ' ') : html;
  return decodeHTML(seen.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
}

import { blockMarkdown } from './block-markdown.ts';
import { nestingDepth } from './nesting-depth.ts';
import { parseHtml } from './parse-html.ts';

/** How the HTML of a body is read. */
export interface HtmlReading {
  /** Whether line ends are line breaks and empty lines part paragraphs, as in the text of an editor without blocks. */
  readonly keepsLines: boolean;
  /** The address to write for one that the HTML has. */
  readonly address: (written: string) => string;
}

const addresses = new Set(['href', 'src', 'poster']);

/** No person writes as many elements in one another, and what walks a tree needs room for each. */
const deepest = 400;

/**
 * HTML as Markdown that is rendered to the same. What Markdown has no form for stays HTML; nothing is left out but what
 * editors note for themselves in classes, attributes and comments. Null for what nests too deep or closes too little.
 */
export function htmlToMarkdown(html: string, { keepsLines, address }: HtmlReading): string | null {
  const nodes = parseHtml(html);
  if (nodes === null || nestingDepth(nodes) > deepest) return null;
  const visit = (node: (typeof nodes)[number]): void => {
    if (!('attrs' in node)) return;
    for (const one of node.attrs) if (addresses.has(one.name)) one.value = address(one.value);
    for (const child of node.childNodes) visit(child);
  };
  for (const child of nodes) visit(child);
  return blockMarkdown(nodes, { keepsLines, isInList: false }).join('\n\n');
}

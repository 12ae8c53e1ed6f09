import { defaultTreeAdapter, html as names, parseFragment } from 'parse5';
import { blockMarkdown } from './block-markdown.ts';
import { nestingDepth } from './nesting-depth.ts';

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
 * editors note for themselves in classes, attributes and comments. Null for what nests too deep.
 */
export function htmlToMarkdown(html: string, { keepsLines, address }: HtmlReading): string | null {
  const context = defaultTreeAdapter.createElement('div', names.NS.HTML, []);
  const fragment = parseFragment(context, html, {});
  if (nestingDepth(fragment.childNodes) > deepest) return null;
  const visit = (node: (typeof fragment)['childNodes'][number]): void => {
    if (!('attrs' in node)) return;
    for (const one of node.attrs) if (addresses.has(one.name)) one.value = address(one.value);
    for (const child of node.childNodes) visit(child);
  };
  for (const child of fragment.childNodes) visit(child);
  return blockMarkdown(fragment.childNodes, { keepsLines, isInList: false }).join('\n\n');
}

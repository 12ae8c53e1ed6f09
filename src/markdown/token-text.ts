import type { Token } from 'markdown-it';

const entities: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

/** The words of inline content: no markup, no pictures, no formulas, no footnote marks. */
export function inlineText(children: readonly Token[]): string {
  let text = '';
  for (const { type, content } of children) {
    if (type === 'text' || type === 'code_inline' || type === 'text_special') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += ' ';
  }
  return text;
}

/** The words of a document, a line for each block; code blocks and formulas are left out. */
export function documentText(tokens: readonly Token[]): string {
  const lines: string[] = [];
  for (const token of tokens) {
    if (token.type === 'inline') lines.push(inlineText(token.children ?? []).trim());
    else if (token.type === 'html_block') lines.push(htmlText(token.content));
  }
  return lines.filter((line) => line !== '').join('\n');
}

function htmlText(html: string): string {
  return html
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

import type { StateCore, Token } from 'markdown-it';

const mayHold = /--|\.\.\./;

/** `--` and `---` between words become dashes, `...` an ellipsis; options such as `--force` stay. */
export function dashes(state: StateCore): void {
  for (const { type, content, children } of state.tokens)
    if (type === 'inline' && mayHold.test(content)) replaceDashes(children ?? []);
}

function replaceDashes(children: readonly Token[]): void {
  let isAutolink = false;
  for (const token of children) {
    if (token.type === 'link_open') isAutolink = token.info === 'auto';
    else if (token.type === 'link_close') isAutolink = false;
    else if (token.type === 'text' && !isAutolink) token.content = withDashes(token.content);
  }
}

function withDashes(text: string): string {
  return text
    .replace(/(?<!\.)\.{3}(?!\.)/g, '…')
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<=^|\s)--(?=\s|$)|(?<=[^-\s])--(?=[^-\s])/g, '–');
}

import type { StateCore, Token } from 'markdown-it';

const mayHold = /--|\.\.\./;

/**
 * `--` and `---` between words and around what is put between, `-- so --.` or `--so--`, become dashes, `...` an ellipsis;
 * options such as `--force` stay.
 */
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

/** By itself, be it that a mark of the text stands close to it where the other side has a blank; or between two letters. */
const lone = /(?<=^|\s)--(?=\s|$|[.,;:!?…)\]}»”’"'])|(?<=[([{«“‘¿¡"'])--(?=\s)|(?<=[^-\s])--(?=[^-\s])/g;

/** Close to what they stand around: letters within, blanks or marks without. */
const around = /(?<=^|[\s([{«“‘"'])--(?=\p{L})((?:(?!--).)+)(?<=\S)--(?=[\s.,;:!?…)\]}»”’"']|$)/gu;

function withDashes(text: string): string {
  return text
    .replace(/(?<!\.)\.{3}(?!\.)/g, '…')
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(around, '–$1–')
    .replace(lone, '–');
}

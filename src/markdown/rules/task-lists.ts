import type { RendererRule, StateCore } from 'markdown-it';
import { escapeHtml } from '../escape-html.ts';
import type { MarkdownLanguage } from '../languages.ts';
import { addClass } from '../set-attributes.ts';

const box = /^\[([ xX])\][ \t]+(?=\S)/;

/** `- [ ] to do` and `- [x] done`: a list item that begins with a box shows it. */
export function taskLists({ tasks }: MarkdownLanguage): (state: StateCore) => void {
  return function taskLists(state) {
    const { tokens } = state;
    for (let at = 0; at < tokens.length; at++) {
      const item = tokens[at];
      const content = tokens[at + 2];
      if (item?.type !== 'list_item_open' || content === undefined) continue;
      if (tokens[at + 1]?.type !== 'paragraph_open' || content.content.charCodeAt(0) !== 0x5b) continue;
      const match = box.exec(content.content);
      if (match === null) continue;
      const isDone = match[1] !== ' ';
      content.content = content.content.slice(match[0].length);
      addClass(item, 'task-list-item');
      const input = new state.Token('task_box', 'input', 0);
      input.meta = { label: tasks[isDone ? 0 : 1], isDone };
      const blank = new state.Token('text', '', 0);
      blank.content = ' ';
      content.children = [input, blank];
    }
  };
}

/** How a task's box is written. */
export const renderTaskBox: RendererRule = (tokens, at) => {
  const { label, isDone } = (tokens[at]?.meta ?? {}) as { label?: string; isDone?: boolean };
  return `<input type="checkbox" class="task-list-item-checkbox" aria-label="${escapeHtml(label ?? '')}" disabled${isDone === true ? ' checked' : ''}>`;
};

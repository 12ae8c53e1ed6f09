import type { MarkdownIt } from 'markdown-it';
import { renderFormula } from './formula.ts';
import { renderPictures } from './image-attributes.ts';
import { type CodeMarkup, renderCodeBlocks } from './rules/code-blocks.ts';
import { renderTaskBox } from './rules/task-lists.ts';

/** How tokens are written in every dialect, and by the render rules `own` those that are a dialect's own. */
export function dialectMarkup(own: object, code: CodeMarkup): (md: MarkdownIt) => void {
  return (md) => {
    Object.assign(md.renderer.rules, own, {
      math_inline: renderFormula,
      math_block: renderFormula,
      task_box: renderTaskBox,
    });
    renderPictures(md);
    renderCodeBlocks(md, code);
  };
}

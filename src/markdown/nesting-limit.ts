import type MarkdownItParser from 'markdown-it';
import type { MarkdownIt } from 'markdown-it';
import { complain, documentState } from './document-state.ts';

type BlockState = InstanceType<typeof MarkdownItParser.StateBlock>;

/**
 * Shows blocks that nest deeper than the parser goes as the text they are, and tells where that begins; the parser leaves
 * out what follows them.
 */
export function limitNesting(md: MarkdownIt): void {
  const { maxNesting } = md.options;
  const parser = md.block;
  const tokenize = parser.tokenize.bind(parser);
  parser.tokenize = (state, startLine, endLine) => {
    if (state.level < maxNesting) tokenize(state, startLine, endLine);
    else showAsText(state, startLine, endLine);
  };
}

function showAsText(state: BlockState, startLine: number, endLine: number): void {
  let line = startLine + 1;
  while (line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent)) line++;
  state.line = line;
  state.push('paragraph_open', 'p', 1).map = [startLine, line];
  const inline = state.push('inline', '', 0);
  inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
  inline.map = [startLine, line];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  tell(state, startLine);
}

/** Once a document: what stands below is as deep. */
function tell({ env }: BlockState, line: number): void {
  const document = documentState(env);
  if (document.diagnostics.some(({ code }) => code === 'markdown-too-deep')) return;
  complain(document, {
    code: 'markdown-too-deep',
    message:
      'lists or quotes stand in each other deeper than a page can show, so the rest of them is shown as text',
    remedy: 'Take some levels out; a line that is no list or quote is indented less, or escaped: \\- or \\>.',
    line,
  });
}

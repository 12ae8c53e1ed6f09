import MarkdownItParser, { type MarkdownIt } from 'markdown-it';

type BaseState = InstanceType<typeof MarkdownItParser.StateBlock>;

/**
 * The lines of a text and their indents, as the parser's rules for blocks ask for them. The parser's own looks at each
 * character for it; this one goes from line to line.
 */
export class BlockState extends MarkdownItParser.StateBlock {
  constructor(source: string, md: MarkdownIt, env: BaseState['env'], tokens: BaseState['tokens']) {
    super('', md, env, tokens);
    this.src = source;
    // What stands for the end of an empty text makes room for the lines before it.
    const lists = [this.bMarks, this.eMarks, this.tShift, this.sCount, this.bsCount];
    for (const list of lists) list.length = 0;
    for (let start = 0; start < source.length; ) start = this.#addLine(start) + 1;
    this.#add(source.length, source.length, 0, 0);
    this.lineMax = this.bMarks.length - 1;
  }

  /** Where the line ends that begins there. Spaces that end the text without a line break are no line. */
  #addLine(start: number): number {
    const { src } = this;
    const lineBreak = src.indexOf('\n', start);
    const end = lineBreak === -1 ? src.length : lineBreak;
    let [at, columns] = [start, 0];
    for (; at < end; at++) {
      const character = src.charCodeAt(at);
      if (character === 0x09) columns += 4 - (columns % 4);
      else if (character === 0x20) columns++;
      else break;
    }
    if (at < end || lineBreak !== -1) this.#add(start, end, at - start, columns);
    return end;
  }

  #add(start: number, end: number, indent: number, columns: number): void {
    this.bMarks.push(start);
    this.eMarks.push(end);
    this.tShift.push(indent);
    this.sCount.push(columns);
    this.bsCount.push(0);
  }
}

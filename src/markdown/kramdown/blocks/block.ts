import type { AttributeList } from '../../attribute-list.ts';

/** What a block is. `end` is a boundary without content of its own: `^`, an attribute list, a definition. */
export type BlockType =
  | 'blank'
  | 'end'
  | 'paragraph'
  | 'heading'
  | 'rule'
  | 'quote'
  | 'code'
  | 'math'
  | 'list'
  | 'item'
  | 'definitions'
  | 'term'
  | 'definition'
  | 'table'
  | 'group'
  | 'row'
  | 'cell'
  | 'html'
  | 'markup'
  | 'spans'
  | 'comment';

/** A block of the document's tree; which fields mean something depends on its type. */
export class Block {
  readonly type: BlockType;
  /** First line of the body, counted from 0, and the line after the last. */
  readonly line: number;
  end: number;
  children: Block[] = [];
  /** Inline source of text, the code of code, HTML of markup; of an `end`, what ends there. */
  text: string;
  /** HTML's name of lists, headings and parts of tables. */
  tag = '';
  /** What the attribute lists around a block say. */
  attributes: AttributeList | null = null;
  /** Line of the last of these lists. */
  attributesLine: number;
  /** `{#id}` of a heading; the language of a code block. */
  info = '';
  /** A paragraph without `<p>`. */
  isHidden = false;
  /** The first paragraph of a definition keeps its `<p>`. */
  isLoose = false;
  isFenced = false;
  /** Classes that the syntax itself gives: those of task lists. */
  className = '';
  /** Of a table's columns. */
  alignment: readonly string[] = [];

  constructor(type: BlockType, line: number, text = '') {
    this.type = type;
    this.line = line;
    this.end = line + 1;
    this.attributesLine = line;
    this.text = text;
  }
}

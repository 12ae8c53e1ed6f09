import type { AttributeList } from '../../attribute-list.ts';
import { trim } from '../blanks.ts';
import { Block, type BlockType } from './block.ts';
import { type BlockDocument, maxDepth } from './block-document.ts';

/** Where a reader stands in the tree and in the body. */
export interface ReaderPlace {
  readonly children: Block[];
  /** Line of the body on which the text begins. */
  readonly line: number;
  readonly depth: number;
  /** Name of the HTML element whose content is being read, which its closing tag ends. */
  readonly element?: string;
}

/** Reads the block at the position of a reader, whatever it is, and moves behind it. */
export type ReadBlock = (reader: BlockReader) => void;

const trailing = /[ \t]*\n/y;

/** A text being cut into blocks: the position, and the blocks found so far. */
export class BlockReader {
  readonly src: string;
  readonly document: BlockDocument;
  readonly children: Block[];
  readonly depth: number;
  readonly element: string;
  pos = 0;
  /** The attribute list above the block to come. */
  waiting: AttributeList | null = null;
  waitingLine = 0;
  /** The closing tag of `element` has been read. */
  isClosed = false;
  readonly #readBlock: ReadBlock;
  #knownPos = 0;
  #knownLine: number;
  readonly #missing = new Map<string, number>();

  constructor(src: string, document: BlockDocument, readBlock: ReadBlock, place: ReaderPlace) {
    const { children, line, depth, element = '' } = place;
    this.src = src;
    this.document = document;
    this.#readBlock = readBlock;
    this.children = children;
    this.depth = depth;
    this.element = element;
    this.#knownLine = line;
  }

  /** A reader of the same text from the same position that fills another block. */
  inside(block: Block): BlockReader {
    const place = { children: block.children, line: 0, depth: this.depth + 1, element: block.tag };
    const reader = new BlockReader(this.src, this.document, this.#readBlock, place);
    reader.pos = this.pos;
    reader.#knownPos = this.pos;
    reader.#knownLine = this.line();
    return reader;
  }

  /** Reads on until the text ends, or the closing tag of the element it stands in. */
  readAll(): void {
    const { src, depth } = this;
    if (depth > maxDepth) {
      this.add('paragraph', src.length, trim(src.slice(this.pos)));
      return;
    }
    while (this.pos < src.length && !this.isClosed) this.#readBlock(this);
  }

  /** Cuts a part of the document into blocks and adds them to `children`. */
  readPart(text: string, place: { readonly children: Block[]; readonly line: number }): void {
    const depth = this.depth + 1;
    new BlockReader(text, this.document, this.#readBlock, { ...place, depth }).readAll();
  }

  /** Line of the body at a position. */
  line(pos = this.pos): number {
    if (pos < this.#knownPos) return this.#knownLine - count(this.src, pos, this.#knownPos);
    this.#knownLine += count(this.src, this.#knownPos, pos);
    this.#knownPos = pos;
    return this.#knownLine;
  }

  /** Where the line that holds `pos` ends: behind its line feed. */
  lineEnd(pos = this.pos): number {
    const end = this.src.indexOf('\n', pos);
    return end === -1 ? this.src.length : end + 1;
  }

  /** Tries a sticky pattern at the position, without moving. */
  match(pattern: RegExp, pos = this.pos): RegExpExecArray | null {
    pattern.lastIndex = pos;
    return pattern.exec(this.src);
  }

  /** Passes over blanks and the end of the line, where nothing else stands there. */
  skipLineEnd(): void {
    const match = this.match(trailing);
    if (match !== null) this.pos += match[0].length;
  }

  /** `indexOf` that remembers what is not there, so that many questions cost one answer. */
  find(text: string, from: number): number {
    if (from >= (this.#missing.get(text) ?? Infinity)) return -1;
    const at = this.src.indexOf(text, from);
    if (at === -1) this.#missing.set(text, from);
    return at;
  }

  /** The same for a global pattern, by a name of the caller's. */
  search(name: string, pattern: RegExp, from: number): RegExpExecArray | null {
    if (from >= (this.#missing.get(name) ?? Infinity)) return null;
    pattern.lastIndex = from;
    const match = pattern.exec(this.src);
    if (match === null) this.#missing.set(name, from);
    return match;
  }

  /** Adds a block that begins at the position and ends at `end`, moves there, and gives it the waiting attributes. */
  add(type: BlockType, end: number, text = ''): Block {
    const block = this.begin(type, text);
    this.children.push(block);
    this.pos = end;
    block.end = this.line();
    return block;
  }

  /** A block at the position that takes the waiting attributes and is not yet among the others. */
  begin(type: BlockType, text = ''): Block {
    const block = new Block(type, this.line(), text);
    if (this.waiting !== null) this.give(block);
    return block;
  }

  /** Gives the waiting attributes to a block. */
  give(block: Block): void {
    block.attributes = this.waiting;
    if (this.waiting !== null) block.attributesLine = this.waitingLine;
    this.waiting = null;
  }

  last(): Block | undefined {
    return this.children[this.children.length - 1];
  }

  /** Whether nothing, a blank line or `^` stands above, or an attribute list that speaks of what comes. */
  isAfterBoundary(): boolean {
    const last = this.last();
    return (
      last === undefined ||
      last.type === 'blank' ||
      (last.type === 'end' && last.text === '') ||
      this.waiting !== null
    );
  }
}

function count(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

import type { Env, MarkdownIt } from 'markdown-it';
import { trim } from '../blanks.ts';
import type { KramdownState } from '../kramdown-state.ts';
import { bracketPairs } from './bracket-pairs.ts';
import { SpanWriter } from './span-writer.ts';

/** What is open around the position: a span of a kind never holds another of its own. */
export type OpenSpan = 'em' | 'strong' | 's' | 'a' | 'html';

/** Reads at the reader's position; false where nothing of its kind stands there, and then nothing is read or written. */
export type SpanRule = (reader: SpanReader) => boolean;

/** Which rules are tried where. */
export interface SpanRules {
  /** Finds the next place where any may begin; global. */
  readonly sign: RegExp;
  /** Those that may begin with a character, in the order in which they are tried. */
  readonly by: ReadonlyMap<string, readonly SpanRule[]>;
}

/** Deeper than any writer nests. */
const maxDepth = 60;

/** What an inline text is read for. */
export interface SpanSurroundings {
  readonly state: KramdownState;
  readonly md: MarkdownIt;
  readonly env: Env;
}

/** Walks through an inline text from sign to sign. */
export class SpanReader {
  readonly text: string;
  readonly state: KramdownState;
  readonly md: MarkdownIt;
  readonly env: Env;
  readonly writer: SpanWriter;
  readonly #rules: SpanRules;
  readonly open: OpenSpan[] = [];
  /** What was sought to the end of the text in vain, and the first place from which it was. */
  readonly #absent = new Map<string, number>();
  at = 0;
  /** How many links were none, since a span in them went on behind their bracket. */
  overruns = 0;
  /** Up to here everything is read: no sign before it counts as neighbour. */
  consumed = 0;
  #brackets: ReadonlyMap<number, number> | null = null;
  /** From where a sign was sought last, and where one stands. */
  #sought = { from: 0, sign: -1 };

  constructor(text: string, rules: SpanRules, { state, md, env }: SpanSurroundings) {
    this.text = trim(text);
    this.#rules = rules;
    this.state = state;
    this.md = md;
    this.env = env;
    this.writer = new SpanWriter(md);
  }

  /** Reads up to where `isEnd` says so, or to the end; tells whether it was there. */
  read(isEnd: ((reader: SpanReader, start: number) => boolean) | null = null, stops = ''): boolean {
    const { text, writer } = this;
    const start = writer.mark();
    while (this.at < text.length) {
      const next = this.#nextOf(this.#nextSign(), stops);
      if (next > this.at) writer.text(text.slice(this.at, next));
      this.at = next;
      if (next >= text.length) break;
      if (isEnd !== null && isEnd(this, start)) {
        writer.flush();
        return true;
      }
      this.#readOne();
    }
    writer.flush();
    return false;
  }

  /** Adds what stands at the position as it is. */
  literal(length: number): true {
    this.writer.text(this.text.slice(this.at, this.at + length));
    return this.pass(length);
  }

  /** Goes on behind what was read. */
  pass(length: number): true {
    this.at += length;
    this.consumed = this.at;
    return true;
  }

  /** Whether `what` is known to be missing from the position on, so that it need not be sought again. */
  lacks(what: string): boolean {
    return this.at >= (this.#absent.get(what) ?? Number.POSITIVE_INFINITY);
  }

  /** Notes that `what` was sought in vain from `from` on. */
  miss(what: string, from: number): void {
    this.#absent.set(what, Math.min(from, this.#absent.get(what) ?? from));
  }

  /** The text before the position, where it is plain and belongs to nothing. */
  before(): string {
    return this.at > this.consumed ? this.text.charAt(this.at - 1) : '';
  }

  /** Where the bracket before `start` is closed; -1 where it is not. */
  closingBracket(start: number): number {
    this.#brackets ??= bracketPairs(this.text);
    return this.#brackets.get(start - 1) ?? -1;
  }

  get isDeep(): boolean {
    return this.open.length >= maxDepth;
  }

  #nextSign(): number {
    const { from, sign } = this.#sought;
    if (this.at >= from && this.at <= sign) return sign;
    const special = this.#rules.sign;
    special.lastIndex = this.at;
    const found = special.exec(this.text)?.index ?? this.text.length;
    this.#sought = { from: this.at, sign: found };
    return found;
  }

  #nextOf(found: number, stops: string): number {
    if (stops === '') return found;
    const stop = this.text.indexOf(stops, this.at);
    return stop === -1 ? found : Math.min(stop, found);
  }

  #readOne(): void {
    const sign = this.text.charAt(this.at);
    if (this.#rules.by.get(sign)?.some((rule) => rule(this)) === true) return;
    this.writer.text(sign);
    this.at++;
  }
}

import type { MarkdownIt, Token } from 'markdown-it';
import { trimStart } from '../blanks.ts';

/** Collects the tokens of one inline text; characters wait until something else comes. */
export class SpanWriter {
  readonly tokens: Token[] = [];
  readonly #make: (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
  #text = '';

  constructor(md: MarkdownIt) {
    const { Token: Made } = new md.core.State('', md, {});
    this.#make = (type, tag, nesting) => new Made(type, tag, nesting);
  }

  /** Adds characters; each line end is a soft break of its own. */
  text(content: string): void {
    if (!content.includes('\n')) {
      this.#text += content;
      return;
    }
    for (const [at, line] of content.split('\n').entries()) {
      if (at > 0) this.token('softbreak', 'br', 0);
      this.#text += at > 0 ? trimStart(line) : line;
    }
  }

  token(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    this.flush();
    const made = this.#make(type, tag, nesting);
    this.tokens.push(made);
    return made;
  }

  html(content: string): void {
    this.token('html_inline', '', 0).content = content;
  }

  flush(): void {
    if (this.#text === '') return;
    const made = this.#make('text', '', 0);
    made.content = this.#text;
    this.tokens.push(made);
    this.#text = '';
  }

  /** Where the next token will stand. */
  mark(): number {
    this.flush();
    return this.tokens.length;
  }

  /** Forgets all since a mark. */
  backTo(mark: number): void {
    this.#text = '';
    this.tokens.length = mark;
  }
}

import type { CodeToken } from './code-token.ts';
import { cutCode } from './cut-code.ts';
import { grammars, tokenize } from './grammars.ts';
import { grammarName } from './language-names.ts';
import { tokenClass } from './token-classes.ts';

/** Larger than code that people read; beyond it colours are not worth the time. */
const maxLength = 100_000;
/** Lines beyond this are minified or hostile, and some grammars need time that grows with their square. */
const maxLine = 2_000;

/**
 * Code as HTML with the class names of Pygments and Rouge. The text stays the source, letter for letter; no tag
 * crosses the end of a line. What the language is not known for is only escaped.
 */
export function highlightCode(code: string, language: string): string {
  const name = grammarName(language);
  const grammar = Object.hasOwn(grammars, name) ? grammars[name] : undefined;
  if (typeof grammar !== 'object' || !isReadable(code)) return escapeCode(code);
  try {
    const writer = new SpanWriter();
    for (const piece of cutCode(code, name)) writeTokens(writer, tokenize(piece, grammar, name), '');
    return writer.end();
  } catch (cause) {
    // A grammar's pattern can run out of stack on hostile code; the code is shown all the same.
    if (cause instanceof RangeError) return escapeCode(code);
    throw cause;
  }
}

/** Code as it is, safe between tags. */
export function escapeCode(code: string): string {
  return /[&<>]/.test(code) ? code.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : code;
}

function isReadable(code: string): boolean {
  if (code.length > maxLength) return false;
  for (let start = 0; start < code.length; ) {
    const end = code.indexOf('\n', start);
    if ((end === -1 ? code.length : end) - start > maxLine) return false;
    if (end === -1) break;
    start = end + 1;
  }
  return true;
}

function writeTokens(writer: SpanWriter, tokens: readonly CodeToken[], around: string): void {
  for (const token of tokens) {
    if (typeof token === 'string') {
      writer.write(token, around);
      continue;
    }
    const { content, alias, type } = token;
    const text = typeof content === 'string' ? content : '';
    const name = tokenClass(type, text) || aliasClass(alias, text) || (isCodeWithin(type) ? '' : around);
    if (typeof content === 'string') writer.write(content, name);
    else writeTokens(writer, Array.isArray(content) ? content : [content], name);
  }
}

/** Code inside a string or of another language is not coloured as what it stands in. */
function isCodeWithin(type: string): boolean {
  return (
    type === 'interpolation' || type === 'expression' || type === 'script' || type.startsWith('language-')
  );
}

function aliasClass(alias: unknown, text: string): string {
  if (typeof alias === 'string') return tokenClass(alias, text);
  // Prism's types promise one name or several; a grammar may bring something else.
  if (!Array.isArray(alias)) return '';
  for (const one of alias) {
    const name = tokenClass(String(one), text);
    if (name !== '') return name;
  }
  return '';
}

/** Joins neighbours of one class, and ends every tag before the line does. */
class SpanWriter {
  private html = '';
  private text = '';
  private name = '';

  write(text: string, name: string): void {
    if (name === this.name) {
      this.text += text;
      return;
    }
    this.flush();
    this.text = text;
    this.name = name;
  }

  end(): string {
    this.flush();
    return this.html;
  }

  private flush(): void {
    const { text, name } = this;
    if (text === '') return;
    if (name === '') this.html += escapeCode(text);
    else if (text.includes('\n'))
      this.html += text
        .split('\n')
        .map((line) => span(line, name))
        .join('\n');
    else this.html += span(text, name);
  }
}

function span(text: string, name: string): string {
  return text.trim() === '' ? text : `<span class="${name}">${escapeCode(text)}</span>`;
}

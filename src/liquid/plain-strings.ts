import { Tokenizer } from 'liquidjs';

/**
 * Makes the library read a text in quotes as Ruby's engine does: it ends at the next quote of its kind, and a backslash is a
 * backslash. `replace: '"', '\"'`, which every list for a search has, would else change nothing. The library has no setting
 * for it, so its reader of such texts is replaced for good; nothing but Liquid of Jekyll blogs is read with it.
 */
export function readStringsPlainly(): void {
  if (Tokenizer.prototype.readQuoted === readQuoted) return;
  Tokenizer.prototype.readQuoted = readQuoted;
}

const readEscaped = Tokenizer.prototype.readQuoted;

function readQuoted(this: Tokenizer): ReturnType<typeof readEscaped> {
  const token = readEscaped.call(this);
  if (token === undefined || !token.getText().includes('\\')) return token;
  const { input, begin } = token;
  const close = input.indexOf(input.charAt(begin), begin + 1);
  const end = close === -1 || close >= this.N ? this.N : close + 1;
  this.p = end;
  return Object.assign(token, { end, content: input.slice(begin + 1, Math.max(begin + 1, end - 1)) });
}

/** Text so that Markdown reads it as text, wherever in a line it stands; `before` and `after` are what stands beside it. */
export function escapeText(text: string, before = ' ', after = ' '): string {
  return text.replace(
    /https?:\/\/[^\s<>"']+|[\\`*[\]<$~|]|_|&(?=#?\w+;)|\{(?=:)|[!^](?=$)/gi,
    (sign, at: number) => {
      if (sign.length > 1) return plainAddress(sign);
      if (sign === '_') {
        const left = text[at - 1] ?? before;
        const right = text[at + 1] ?? after;
        return isWordSign(left) && isWordSign(right) ? sign : '\\_';
      }
      return `\\${sign}`;
    },
  );
}

/** An address of a text stays one that becomes a link, unless Markdown would read something else in it. */
function plainAddress(address: string): string {
  return isPlainAddress(address) ? address : address.replace(/[\\`*[\]$~|_&{}!^]/g, '\\$&');
}

/** Whether Markdown reads an address as it is written. */
export function isPlainAddress(address: string): boolean {
  return !/[\\`*[\]$|{}!^]|~~|&#?\w+;|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_/u.test(address);
}

function isWordSign(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}

/** Lines of a paragraph, none of which begins another kind of block. */
export function escapeLineStarts(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$|[-|:])|=+\s*$|:(?:\s|$|-))/, '\\')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n');
}

/** Where a link leads, as Markdown has it. */
export function destination(address: string): string {
  const written = address
    .trim()
    .replace(/[\s\p{Cc}]/gu, (sign) => encodeURIComponent(sign))
    .replace(/\\/g, '%5C')
    .replace(/</g, '%3C')
    .replace(/>/g, '%3E')
    .replace(/&(?=#?\w+;)/g, '&amp;');
  return written === '' || /[()|`$]/.test(written)
    ? `<${written.replace(/[|`$]/g, encodeURIComponent)}>`
    : written;
}

/** ` "A title"` behind it, and nothing for none. */
export function titleOf(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim();
  return line === '' ? '' : ` "${line.replace(/[\\"`*_[\]<$~|]/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;')}"`;
}

import type { MarkdownIt } from 'markdown-it';

const domain = /www\.(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]+(?::\d+)?(?:[/?#][^\s<]*)?/iuy;

/** What every link in prose holds: to look for links in each paragraph and each piece of it costs more than reading it. */
const signs = /:\/\/|mailto:|@|www\./i;

/** What GitHub links in prose: `http://`, `https://`, `www.` and e-mail addresses; never `README.md`. */
export function bareLinks(md: MarkdownIt): void {
  const { linkify } = md;
  linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
  linkify.add('ftp:', null);
  linkify.add('//', null);
  const { match } = linkify;
  linkify.test = (text) => signs.test(text);
  // What may hold a link and holds none stays one piece.
  linkify.match = (text) => match.call(linkify, text) ?? [];
  linkify.add('www.', {
    validate: (text: string, at: number) => lengthAfterWww(text, at),
    normalize(match) {
      match.url = `http://${match.url}`;
    },
  });
}

/** How much of a `www.` link stands from `at` on, with the punctuation that ends a sentence left out. */
function lengthAfterWww(text: string, at: number): number {
  domain.lastIndex = at - 4;
  const found = domain.exec(text)?.[0];
  return found === undefined ? 0 : Math.max(0, trimmedLength(found) - 4);
}

function trimmedLength(url: string): number {
  let end = url.length;
  let closing = count(url, ')') - count(url, '(');
  for (; end > 0; end--) {
    const last = url.charAt(end - 1);
    if (last === ')' && closing > 0) closing--;
    else if (!/[?!.,:*_~'";]/.test(last)) break;
  }
  return end;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

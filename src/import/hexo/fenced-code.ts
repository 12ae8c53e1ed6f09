import { fenceMarks } from '../fence-marks.ts';

/** A block of code and what is said of it. */
export interface CodeBlock {
  readonly code: string;
  readonly language: string;
  readonly title: string;
  /** Where it was taken from, and what the link to it says. */
  readonly link: { readonly url: string; readonly text: string } | null;
  /** The number of the first line; null where lines are not numbered. */
  readonly firstLine: number | null;
  /** Lines to point out, counted from 1, as written: `1,3-5`. */
  readonly marked: string;
}

/** What Hexo's options behind a block of code say, such as `mark:1,4-7`. */
const option = /(?:^|\s)(line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):(\S+)/g;

/** Reads options anywhere in a text, and gives what is left of it. */
export function readCodeOptions(
  text: string,
): Pick<CodeBlock, 'firstLine' | 'marked'> & { readonly rest: string } {
  const options = new Map([...text.matchAll(option)].map(([, name = '', value = '']) => [name, value]));
  const start = Number(options.get('first_line') ?? Number.NaN);
  const isNumbered = options.get('line_number') === 'true' || Number.isInteger(start);
  const first = Number.isInteger(start) ? start : 1;
  return {
    firstLine: isNumbered && options.get('line_number') !== 'false' ? first : null,
    marked: marksFrom(options.get('mark') ?? '', first),
    rest: text.replace(option, '').trim(),
  };
}

/** Hexo counts from the number that the first line has. */
function marksFrom(mark: string, first: number): string {
  const ranges = mark.split(',').flatMap((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map((line) => Number(line) - first + 1);
    if (!Number.isInteger(from) || !Number.isInteger(to) || Math.min(from, to) < 1) return [];
    return from === to ? String(from) : `${String(Math.min(from, to))}-${String(Math.max(from, to))}`;
  });
  return ranges.join(',');
}

/** The words of a fence: language, lines, title. */
function fenceWords({ language, title, firstLine, marked }: Omit<CodeBlock, 'code' | 'link'>): string {
  const words = [
    language === '' && (title !== '' || marked !== '' || firstLine !== null) ? 'text' : language,
    marked === '' ? '' : `{${marked}}`,
    title === '' ? '' : `title="${title.replaceAll('"', '’')}"`,
    firstLine === null ? '' : firstLine === 1 ? 'linenos' : `linenos=${String(firstLine)}`,
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** The block between fences longer than any in it, with the link to its source below. */
export function fencedCode(block: CodeBlock): string {
  const marks = fenceMarks(block.code);
  return `${marks}${fenceWords(block)}\n${block.code}\n${marks}${linkBelow(block.link)}`;
}

/** The link to where code was taken from, in a paragraph of its own. */
export function linkBelow(link: CodeBlock['link']): string {
  return link === null ? '' : `\n\n[${link.text}](${link.url})`;
}

/** The fence of backticks with what Hexo's words behind it mean: `js title url link text`. Null where it says nothing but a language. */
export function nativeFence(
  info: string,
): { readonly words: string; readonly link: CodeBlock['link'] } | null {
  const numbered = /(?<=\s|^)=\+?(\d+)\s*$/.exec(info);
  const { rest, ...options } = readCodeOptions(info.replace(/(?<=\s|^)=\+?\d*\s*$/, ''));
  const [, language = '', caption = ''] = /^(\S+)\s*(.*)$/s.exec(rest) ?? [];
  // Written for another generator, which a native blog understands too.
  if (/^[{[]|[\w-]=/.test(caption) || language.includes('{')) return null;
  if (rest === info.trim() && caption === '') return null;
  const [, title = caption, url, text = 'link'] =
    /^(\S(?:.*?\S)?)\s+(https?:\/\/\S+|\/\S+)\s*(.+)?$/.exec(caption) ?? [];
  const firstLine = numbered === null ? options.firstLine : Number(numbered[1]);
  const words = fenceWords({ ...options, language, title, firstLine });
  return { words, link: url === undefined ? null : { url, text } };
}

/** What stands behind the opening fence of a code block. */
export interface FenceInfo {
  /** As written; empty when none is given. */
  readonly language: string;
  readonly title: string;
  /** The number of the first line; null when lines are not numbered. */
  readonly firstLine: number | null;
  /** Lines to point out, counted from 1: pairs of first and last. */
  readonly marked: readonly (readonly [first: number, last: number])[];
}

const piece =
  /\{([^{}]*)\}|([\w-]+)[=:](?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|([^\s,{}]+))|\.([\w+#-]+)|([^\s,{}]+)|[\s,{}]/g;
const numberWords = new Set([
  'linenos',
  'linenums',
  'numberlines',
  'line-numbers',
  'shownumbers',
  'showlinenumbers',
]);
const titleWords = new Set(['title', 'filename', 'file', 'caption']);
const startWords = new Set(['linenostart', 'startfrom', 'start', 'startline']);

/**
 * Reads a fence's words: `ts {2,4-6} title="x.ts" linenos=4`, Pandoc's `{.js .numberLines startFrom="4"}`, Hugo's
 * `go {linenos=true,hl_lines=[2,"4-6"],linenostart=4}`. What it does not know is passed over.
 */
export function parseFenceInfo(info: string): FenceInfo {
  const reader = new InfoReader();
  const language = /^[^\s{}]+/.exec(info)?.[0] ?? '';
  reader.read(info.slice(language.length));
  return {
    language: language || reader.language,
    title: reader.title,
    firstLine: reader.isNumbered ? reader.start : null,
    marked: reader.marked,
  };
}

class InfoReader {
  language = '';
  title = '';
  start = 1;
  isNumbered = false;
  readonly marked: (readonly [number, number])[] = [];

  read(text: string, depth = 0): void {
    for (const [, group, key, double, single, list, plain, dotted, bare] of text.matchAll(piece)) {
      if (group !== undefined) this.readGroup(group, depth);
      else if (key !== undefined) this.readValue(key.toLowerCase(), double ?? single ?? list ?? plain ?? '');
      else if (dotted !== undefined) this.readClass(dotted);
      else if (bare !== undefined && numberWords.has(bare.toLowerCase())) this.isNumbered = true;
    }
  }

  private readGroup(group: string, depth: number): void {
    if (/^[\d\s,-]+$/.test(group)) this.mark(group);
    else if (depth === 0) this.read(group, 1);
  }

  private readClass(name: string): void {
    if (numberWords.has(name.toLowerCase())) this.isNumbered = true;
    else if (this.language === '') this.language = name;
  }

  private readValue(key: string, value: string): void {
    if (titleWords.has(key)) this.title = value;
    else if (key === 'hl_lines' || key === 'highlight' || key === 'mark') this.mark(value);
    else if (startWords.has(key) && isCount(value)) this.start = Number(value);
    else if (numberWords.has(key)) {
      this.isNumbered = value !== 'false' && value !== 'off';
      if (isCount(value)) this.start = Number(value);
    }
  }

  private mark(text: string): void {
    for (const [, first, last] of text.matchAll(/(\d{1,6})(?:\s*-\s*(\d{1,6}))?/g))
      this.marked.push([Number(first), Number(last ?? first)]);
  }
}

function isCount(text: string): boolean {
  return /^\d{1,6}$/.test(text);
}

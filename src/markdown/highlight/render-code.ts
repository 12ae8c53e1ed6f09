import { escapeHtml } from '../escape-html.ts';
import type { FenceInfo } from './fence-info.ts';
import { escapeCode, highlightCode } from './highlight-code.ts';
import { lineTable } from './line-table.ts';
import { rougeNames } from './rouge-names.ts';

/** Further attributes of the outer element: its classes, and everything else as HTML with a leading blank. */
export interface CodeAttributes {
  readonly classes: readonly string[];
  readonly rest: string;
}

/**
 * A code block as HTML: `<div class="highlight language-x"><pre><code>`, in a figure when it has a title. With `tableFrom` the
 * lines of a language are numbered from there as Rouge numbers them, unless the block numbers its own.
 */
export function renderCode(
  code: string,
  info: FenceInfo,
  isHighlighted: boolean,
  attributes: CodeAttributes,
  tableFrom: number | null = null,
): string {
  const { language, title, firstLine } = info;
  const name = language === '' ? '' : `language-${language}`;
  const html = isHighlighted && language !== '' ? highlightCode(code, language) : escapeCode(code);
  const outer = ['highlight', name, firstLine === null ? '' : 'linenos', ...attributes.classes];
  const opening = name === '' ? '<code>' : `<code class="${escapeHtml(name)}">`;
  const isTable = tableFrom !== null && firstLine === null && (language === '' || rougeNames.has(language));
  const lines = markLines(html, info);
  const block = `<div class="${escapeHtml(outer.filter((one) => one !== '').join(' '))}"${attributes.rest}><pre tabindex="0">${opening}${isTable ? lineTable(lines, tableFrom) : lines}</code></pre></div>`;
  if (title === '') return `${block}\n`;
  return `<figure class="code"><figcaption>${escapeHtml(title)}</figcaption>${block}</figure>\n`;
}

/** A code block as Jekyll's `highlight` tag frames it: `<figure class="highlight"><pre><code>`. */
export function renderFigure(code: string, info: FenceInfo, isHighlighted: boolean): string {
  const language = escapeHtml(info.language.replaceAll('+', '-'));
  const html = isHighlighted && language !== '' ? highlightCode(code, info.language) : escapeCode(code);
  const attributes = language === '' ? '' : ` class="language-${language}" data-lang="${language}"`;
  const lines = markLines(html, { ...info, firstLine: null });
  const block = info.firstLine === null ? lines : lineTable(lines, info.firstLine);
  return `<figure class="highlight"><pre tabindex="0"><code${attributes}>${block}</code></pre></figure>`;
}

/** Puts numbers and marks on lines. Numbers are attributes, so that copying the code copies the code alone. */
function markLines(html: string, { firstLine, marked }: FenceInfo): string {
  if (firstLine === null && marked.length === 0) return html;
  const lines = html.split('\n');
  const hasEnd = lines.at(-1) === '';
  if (hasEnd) lines.pop();
  const isMarked = markedLines(marked, lines.length);
  return lines
    .map((line, at) => {
      const number =
        firstLine === null ? '' : `<span class="ln" data-line="${String(firstLine + at)}"></span>`;
      const end = hasEnd || at < lines.length - 1 ? '\n' : '';
      return isMarked[at + 1] === true
        ? `<span class="hl">${number}${line}${end}</span>`
        : number + line + end;
    })
    .join('');
}

/** For each line, counted from 1, whether some range holds it; linear in ranges and lines, however they overlap. */
function markedLines(ranges: FenceInfo['marked'], count: number): readonly boolean[] {
  const changes = Array.from({ length: count + 2 }, () => 0);
  for (const [first, last] of ranges) {
    if (first < 1 || first > count || last < first) continue;
    const end = Math.min(last, count) + 1;
    changes[first] = (changes[first] ?? 0) + 1;
    changes[end] = (changes[end] ?? 0) - 1;
  }
  let depth = 0;
  return changes.map((change) => (depth += change) > 0);
}

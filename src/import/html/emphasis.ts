import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isElement, isText, textOf } from './element-kinds.ts';
import { lineBreak } from './line-break.ts';
import { nodeBeside } from './node-beside.ts';
import { splitEdges } from './split-edges.ts';

const marks: { readonly [tag: string]: string } = {
  strong: '**',
  b: '**',
  em: '*',
  i: '*',
  s: '~~',
  strike: '~~',
  del: '~~',
};

const blank = new RegExp(`[\\s${lineBreak}]`);

/** Whether an element does nothing but emphasize or strike what is in it. */
export function isEmphasis({ tagName, attrs }: Tree.Element): boolean {
  return Object.hasOwn(marks, tagName) && attrs.length === 0;
}

/** What is inside between marks where Markdown would read them as such, else between tags; blanks at the ends stand outside. */
export function emphasized(element: Tree.Element, inside: string): string {
  const [lead, core, trail] = splitEdges(inside, blank);
  const { tagName } = element;
  if (core === '') return lead + trail;
  if (isInsideSame(element)) return `${lead}<${tagName}>${core}</${tagName}>${trail}`;
  const before = lead === '' ? signBeside(element, -1) : ' ';
  const after = trail === '' ? signBeside(element, 1) : ' ';
  const mark = marks[tagName] ?? '';
  const candidates = mark === '*' ? ['*', '_'] : [mark];
  const fitting = candidates.find((one) => fits(one, before, core, after));
  const [open, close] = fitting === undefined ? [`<${tagName}>`, `</${tagName}>`] : [fitting, fitting];
  return lead + open + core + close + trail;
}

function fits(mark: string, before: string, core: string, after: string): boolean {
  const sign = mark.charAt(0);
  const first = firstSign(core);
  const last = lastSign(core);
  // Marks of two that touch would be read as one.
  if ([before, after, first, last].some((one) => one === sign || one === '')) return false;
  const isWithinWord = isWord(before) || isWord(after);
  if (isWithinWord && (sign === '_' || /[*_~]/.test(core))) return false;
  const opens = isWord(first) || !isWord(before);
  const closes = isWord(last) || !isWord(after);
  return opens && closes && !isBlankSign(first) && !isBlankSign(last);
}

function isInsideSame(element: Tree.Element): boolean {
  for (let up = element.parentNode; up !== null && isElement(up); up = up.parentNode)
    if (marks[up.tagName] === marks[element.tagName]) return true;
  return false;
}

/** The sign that will stand right before or behind an element: a blank at an end of the block, a mark of punctuation at another element, nothing at one with marks. */
function signBeside(element: Tree.Element, step: -1 | 1): string {
  const parent = element.parentNode;
  if (parent === null) return ' ';
  const beside = nodeBeside(element, step);
  if (beside === undefined) {
    if (isElement(parent) && mayVanish(parent)) return signBeside(parent, step);
    return isElement(parent) && Object.hasOwn(marks, parent.tagName) ? markSign(parent) : edgeSign(parent);
  }
  if (isText(beside)) {
    const sign = step === -1 ? lastSign(beside.value) : firstSign(beside.value);
    return sign === '' ? ' ' : sign;
  }
  if (!isElement(beside) || beside.tagName === 'br') return ' ';
  if (Object.hasOwn(marks, beside.tagName)) return '';
  if (!mayVanish(beside)) return '(';
  const isPlain = beside.childNodes.every(isText);
  return isPlain ? (step === -1 ? lastSign(textOf(beside)) : firstSign(textOf(beside))) : '';
}

/** Whether nothing may be left of an element but what it holds. */
function mayVanish({ tagName }: Tree.Element): boolean {
  return tagName === 'span' || tagName === 'font';
}

function markSign({ tagName }: Tree.Element): string {
  return (marks[tagName] ?? '').charAt(0);
}

const spans = new Set(
  'a span code u sub sup small mark kbd abbr cite q ins font big tt var samp label time bdi bdo dfn'.split(
    ' ',
  ),
);

function edgeSign(parent: Tree.ParentNode): string {
  return isElement(parent) && spans.has(parent.tagName) ? '(' : ' ';
}

function firstSign(text: string): string {
  return /^./u.exec(text)?.[0] ?? text.charAt(0);
}

function lastSign(text: string): string {
  return /.$/u.exec(text)?.[0] ?? text.slice(-1);
}

function isWord(sign: string): boolean {
  return sign !== '' && !/[\s\p{P}\p{S}]/u.test(sign);
}

function isBlankSign(sign: string): boolean {
  return /^\s?$/.test(sign);
}

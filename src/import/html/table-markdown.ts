import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { elementsIn, isBlank, isBlock } from './element-kinds.ts';
import { attributeOf, saidAttributes } from './html-attributes.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** A table with one row of heads and cells of one line each; null for any other. */
export function tableMarkdown(table: Tree.Element): string | null {
  const parts = elementsIn(table);
  if (saidAttributes(table).length > 0 || parts.some(({ tagName }) => !/^t(?:head|body)$/.test(tagName)))
    return null;
  const rows = parts.flatMap((part) => elementsIn(part));
  const heads = parts.filter(({ tagName }) => tagName === 'thead').flatMap((part) => elementsIn(part));
  const [first, ...others] = rows;
  if (
    first === undefined ||
    heads.length > 1 ||
    (heads.length === 1 && heads[0] !== first) ||
    others.length === 0
  )
    return null;
  const width = elementsIn(first).length;
  const isPlain =
    elementsIn(first).every(({ tagName }) => tagName === 'th') &&
    others.every((row) => elementsIn(row).every(({ tagName }) => tagName === 'td')) &&
    [...parts, ...rows].every((element) => saidAttributes(element).length === 0) &&
    rows.every((row) => elementsIn(row).length === width && elementsIn(row).every(isPlainCell));
  const sides = elementsIn(first).map(sideOf);
  const isEven = others.every((row) => elementsIn(row).every((cell, at) => sideOf(cell) === sides[at]));
  if (!isPlain || !isEven || width === 0) return null;
  return [rowOf(first), `| ${sides.map((side) => rules[side]).join(' | ')} |`, ...others.map(rowOf)].join(
    '\n',
  );
}

const rules = { '': '---', left: ':---', center: ':---:', right: '---:' };

function isPlainCell(cell: Tree.Element): boolean {
  return (
    saidAttributes(cell, ['align', 'style']).length === 0 &&
    !cell.childNodes.some(isBlock) &&
    isSide(attributeOf(cell, 'style'))
  );
}

function isSide(style: string | null): boolean {
  return style === null || /^\s*(?:text-align:\s*(?:left|center|right);?)?\s*$/.test(style);
}

function sideOf(cell: Tree.Element): keyof typeof rules {
  const [, side] =
    /\bhas-text-align-(left|center|right)\b/.exec(attributeOf(cell, 'class') ?? '') ??
    /text-align:\s*(left|center|right)/.exec(attributeOf(cell, 'style') ?? '') ??
    /^(left|center|right)$/.exec(attributeOf(cell, 'align') ?? '') ??
    [];
  return side === 'left' || side === 'center' || side === 'right' ? side : '';
}

function rowOf(row: Tree.Element): string {
  const cells = elementsIn(row).map((cell) => {
    const text = inlineMarkdown(
      cell.childNodes.filter((node) => !isBlank(node) || cell.childNodes.length > 1),
      { keepsLines: false, mayBreak: false },
    );
    return text.replace(/\\?\|/g, '\\|');
  });
  return `| ${cells.join(' | ')} |`;
}

import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { fence } from '../fences.ts';
import { elementsIn, isElement, textOf } from './element-kinds.ts';
import { attributeOf } from './html-attributes.ts';

/** Elements by which highlighters colour code. */
const colouring = new Set(['span', 'code', 'br']);

/** Code of a `pre` with its language, lines to mark and first number, as each of the usual plugins writes them; null where the text has marks of its own. */
export function codeFence(pre: Tree.Element): string | null {
  if (!isCode(pre) || /\bwp-block-verse\b/.test(attributeOf(pre, 'class') ?? '')) return null;
  const [inner] = elementsIn(pre);
  const told = [pre, ...(inner?.tagName === 'code' ? [inner] : [])];
  const said = (name: string) =>
    told.map((element) => attributeOf(element, name)).find((value) => value !== null) ?? null;
  const classes = told.map((element) => attributeOf(element, 'class') ?? '').join('; ');
  const language =
    /\b(?:brush:\s*|lang(?:uage)?[-:])([\w#+.-]+)/.exec(classes)?.[1] ??
    said('data-enlighter-language') ??
    said('data-language') ??
    said('data-lang') ??
    said('lang') ??
    '';
  const marks =
    /highlight:\s*\[?([\d,\s-]+)\]?/.exec(classes)?.[1] ??
    said('data-enlighter-highlight') ??
    said('data-lines') ??
    '';
  const first = /first-line:\s*(\d+)/.exec(classes)?.[1] ?? said('data-first-line');
  const firstLine = first === null ? null : Number(first);
  const code = textOf(pre).replace(/^\n|\n$/g, '');
  return fence(code, nameOf(language), { firstLine, marked: linesOf(marks, firstLine ?? 1) }).trim();
}

function isCode(element: Tree.Element): boolean {
  return element.childNodes.every(
    (node) => !isElement(node) || (colouring.has(node.tagName) && isCode(node)),
  );
}

const names: { readonly [plugin: string]: string } = {
  generic: '',
  plain: '',
  text: '',
  raw: '',
  jscript: 'js',
  htm: 'html',
  none: '',
};

function nameOf(language: string): string {
  const name = language.toLowerCase();
  return (Object.hasOwn(names, name) ? names[name] : undefined) ?? name.replace(/[^\w#+.-]/g, '');
}

/** Lines as the plugins count them, those of `first` on being 1 to Tinta. */
function linesOf(marks: string, first: number): readonly (readonly [number, number])[] {
  return [...marks.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)].flatMap(
    ([, from = '', to = from]): readonly (readonly [number, number])[] => {
      const [start, end] = [Number(from) - first + 1, Number(to) - first + 1];
      return start > 0 && end >= start ? [[start, end]] : [];
    },
  );
}

import type { NameUse } from './name-use.ts';
import { childrenOf, isLiteral, type TemplateNode } from './syntax-tree.ts';

/** Tags whose text stands where they do. */
const transparent: ReadonlySet<string> = new Set([
  'Root',
  'NodeList',
  'Output',
  'If',
  'For',
  'Switch',
  'Case',
]);

/** The beginning of what a template that extends another writes outside of its blocks, which the engine drops; null for none. */
export function lostTextIn(root: TemplateNode): NameUse | null {
  return childrenOf(root).some(({ typename }) => typename === 'Extends') ? firstText(root) : null;
}

function firstText(node: TemplateNode): NameUse | null {
  const { typename, lineno, colno } = node;
  if (typename === 'TemplateData') return visibleIn(node);
  if (typename === 'Include')
    return {
      name: isLiteral(node['template'])
        ? `{% include "${String(node['template']['value'])}" %}`
        : '{% include %}',
      line: lineno,
      column: colno,
    };
  if (!transparent.has(typename)) return null;
  for (const child of childrenOf(node)) {
    const found = firstText(child);
    if (found !== null) return found;
  }
  return null;
}

/** Comments are for who reads the layout. */
function visibleIn({ value, lineno, colno }: TemplateNode): NameUse | null {
  const text = String(value).replaceAll(/<!--[^]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const at = text.search(/\S/);
  if (at < 0) return null;
  const lines = text.slice(0, at).split('\n');
  const [name = ''] = text.slice(at, at + 30).split('\n');
  const before = lines.at(-1)?.length ?? 0;
  return {
    name: name.trim(),
    line: lineno + lines.length - 1,
    column: lines.length > 1 ? before : colno + before,
  };
}

import type { AttributeList } from '../attribute-list.ts';
import { complain, type DocumentState } from '../document-state.ts';
import { escapeHtml } from '../escape-html.ts';
import { isSafeAttribute } from '../html/safe-attribute.ts';
import { attribute, startTag } from './blocks/html-names.ts';

/** Puts an attribute list on a start tag at the head of raw HTML: classes beside its own, the rest instead of its own. */
export function giveToTag(html: string, list: AttributeList, state: DocumentState, line: number): string {
  startTag.lastIndex = 0;
  const match = startTag.exec(html);
  if (match === null) return html;
  const [whole, name = '', written = '', slash] = match;
  const values = new Map<string, string | null>();
  for (const [, key = '', plain, double, single] of written.matchAll(attribute))
    values.set(key.toLowerCase(), plain ?? double ?? single ?? null);
  for (const [key, value] of list.values) {
    if (isSafeAttribute(name, key, value)) values.set(key, escapeHtml(value));
    else complainOf(key);
  }
  if (list.id !== null) values.set('id', escapeHtml(list.id));
  if (list.classes.length > 0)
    values.set('class', escapeHtml([values.get('class') ?? '', ...list.classes].join(' ').trim()));
  const attributes = [...values].map(
    ([key, value]) => ` ${key}${value === null ? '' : `="${quoted(value)}"`}`,
  );
  return `<${name}${attributes.join('')}${slash === undefined ? '' : ' /'}>${html.slice(whole.length)}`;

  function complainOf(key: string): void {
    complain(state, {
      code: 'html-removed',
      message: `The attribute ${key} could run code and was left out.`,
      remedy: 'Remove it; attribute lists carry no scripts.',
      line,
      mark: key,
    });
  }
}

function quoted(value: string): string {
  return value.replaceAll('"', '&quot;');
}

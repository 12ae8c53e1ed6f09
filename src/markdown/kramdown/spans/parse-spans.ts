import type { Env, MarkdownIt, Token } from 'markdown-it';
import type { KramdownState } from '../kramdown-state.ts';

/** A stand-in until the span pass is here. */
export function parseSpans(
  text: string,
  state: KramdownState,
  md: MarkdownIt,
  env: Env,
  _options: { readonly isHeading?: boolean } = {},
): Token[] {
  const { Token: Made } = new md.core.State('', md, {});
  const children: Token[] = [];
  env.references ??= {};
  for (const [id, { url, title }] of state.links)
    if (md.validateLink(url))
      env.references[md.utils.normalizeReference(id)] = { href: url, title: title ?? '' };
  text = text
    .replace(/\{::?.*?\}/g, '')
    .replace(/<\/?(code|script|style|details|summary)\b.*?>/g, '')
    .replace(/<(?=\/?(?:address|article|div|p|section|pre|table|td|tr|ul|li|nav|h\d|hr)\b)/g, '\\<');
  for (const part of state.footnotes.size > 0 ? text.split(/(\[\^\w+\])/) : [text]) {
    const name = /^\[\^(\w+)\]$/.exec(part)?.[1];
    if (name !== undefined && state.footnotes.has(name)) {
      const repeat = state.references.get(name) ?? 0;
      state.references.set(name, repeat + 1);
      const mark = new Made('footnote_ref', '', 0);
      mark.meta = { name, repeat };
      children.push(mark);
    } else md.inline.parse(part, md, env, children);
  }
  const open: string[] = [];
  for (const { type, content } of children) {
    const [, slash, name = ''] = (type === 'html_inline' ? /^<(\/?)(\w+)/.exec(content) : null) ?? [];
    if (slash === '' && !/^(?:img|br|input|hr|wbr)$/.test(name)) open.push(name);
    else if (slash === '/') open.pop();
  }
  for (const name of open.toReversed()) {
    const end = new Made('html_inline', '', 0);
    end.content = `</${name}>`;
    children.push(end);
  }
  return children;
}

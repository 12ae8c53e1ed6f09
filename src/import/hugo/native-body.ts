import { lineAt } from '../../text/locate.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import type { HugoText } from './hugo-text.ts';
import { nativeShortcode, type ShortcodeSite } from './native-shortcode.ts';
import { replaceShortcodes, type Shortcode } from './replace-shortcodes.ts';

/** What a body needs to know of its blog. */
interface BodySite extends ShortcodeSite {
  /** Whether `{.class}` behind a block is about that block. */
  readonly hasBlockAttributes: boolean;
}

/** A text's body in native Markdown, and what has stayed Hugo's. */
export function nativeBody(
  text: HugoText,
  site: BodySite,
): { readonly body: string; readonly diagnostics: readonly Diagnostic[] } {
  const kept = new Map<string, number[]>();
  const replaced = replaceShortcodes(text.body, (shortcode) => {
    const native = nativeShortcode(shortcode, site);
    if (native !== null) return native;
    const line = lineAt(text.body, shortcode.at) + text.bodyLine;
    kept.set(shortcode.name, [...(kept.get(shortcode.name) ?? []), line]);
    return null;
  });
  const body = withAttributes(replaced, site.hasBlockAttributes);
  return {
    body: text.isHtml ? htmlBody(body) : body,
    diagnostics: [...kept].map(([name, lines]) => leftShortcode(text, name, lines)),
  };
}

function leftShortcode({ file }: HugoText, name: Shortcode['name'], lines: readonly number[]): Diagnostic {
  const isRef = /^(?:rel)?ref$/.test(name);
  const count = lines.length === 1 ? '' : `, ${String(lines.length)} times`;
  const message = isRef
    ? `The shortcode ${name} names a text that is not there, so it stays as it is${count}`
    : `The shortcode ${name} has no counterpart and stays as it is${count}`;
  const remedy = isRef
    ? 'Write the address of the page that it is to lead to.'
    : 'Write in Markdown or HTML what it was for.';
  return importLeft(message, { file, line: Math.min(...lines) }, remedy);
}

const heading = /^(#{1,6}[ \t].*?[ \t])\{((?=[^{}\n]*[.=\s])[#.][^{}\n]*)\}[ \t]*$/gm;
const block = /^([ \t]*)\{([#.][\w-][^{}\n]*)\}[ \t]*$/gm;

/** Attributes as they are written here: `## Title {#id .class}` is `## Title {: #id .class}`. */
function withAttributes(body: string, isBlockToo: boolean): string {
  if (!/\{[#.]/.test(body)) return body;
  return outsideFences(body, (text) => {
    const headed = text.replace(heading, '$1{: $2}');
    return isBlockToo ? headed.replace(block, '$1{: $2}') : headed;
  });
}

function outsideFences(body: string, change: (text: string) => string): string {
  return body
    .split(/^([ \t]*(?:`{3,}|~{3,})[^\n]*\n[^]*?^[ \t]*(?:`{3,}|~{3,})[ \t]*$)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}

/** HTML as one block of Markdown, which an empty line would end. */
function htmlBody(html: string): string {
  const parts = html.trim().split(/(<(pre|textarea)\b[^]*?<\/\2\s*>)/i);
  const lines = parts
    .filter((_, index) => index % 3 !== 2)
    .map((part, index) =>
      index % 2 === 0 ? part.replace(/\n(?:[ \t]*\n)+/g, '\n') : part.replace(/\n(?=\n)/g, '\n<!-- -->'),
    );
  return `<div>\n${lines.join('').trim()}\n</div>\n`;
}

import { lineFinder } from '../../text/line-finder.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { htmlBlock } from '../html-block.ts';
import { importLeft } from '../import-left.ts';
import { outsideFences } from '../outside-fences.ts';
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
  const kept = new Map<string, Kept>();
  const lineOf = lineFinder(text.body);
  const replaced = replaceShortcodes(text.body, (shortcode) => {
    const native = nativeShortcode(shortcode, site);
    if (native !== null) return native;
    const line = lineOf(shortcode.at) + text.bodyLine;
    const { count, first } = kept.get(shortcode.name) ?? { count: 0, first: line };
    kept.set(shortcode.name, { count: count + 1, first: Math.min(first, line) });
    return null;
  });
  const body = withAttributes(replaced, site.hasBlockAttributes);
  return {
    body: text.isHtml ? htmlBlock(body) : body,
    diagnostics: [...kept].map(([name, found]) => leftShortcode(text, name, found)),
  };
}

/** How often a shortcode has stayed as it is, and in which line first. */
interface Kept {
  readonly count: number;
  readonly first: number;
}

function leftShortcode({ file }: HugoText, name: Shortcode['name'], { count, first }: Kept): Diagnostic {
  const isRef = /^(?:rel)?ref$/.test(name);
  const times = count === 1 ? '' : `, ${String(count)} times`;
  const message = isRef
    ? `The shortcode ${name} names a text that is not there, so it stays as it is${times}`
    : `The shortcode ${name} has no counterpart and stays as it is${times}`;
  const remedy = isRef
    ? 'Write the address of the page that it is to lead to.'
    : 'Write in Markdown or HTML what it was for.';
  return importLeft(message, { file, line: first }, remedy);
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

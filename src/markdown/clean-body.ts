import { lineAt } from '../text/locate.ts';
import { complain, type DocumentState, fileLine, type RawHtml } from './document-state.ts';
import { escapeHtml } from './escape-html.ts';
import { releaseCode } from './held-code.ts';
import { type CleanOptions, cleanHtml } from './html/clean-html.ts';
import { finishRawImages } from './html/raw-images.ts';
import type { PictureOptions } from './image-attributes.ts';
import { picturePath } from './local-url.ts';

/** Namespaces and elements in which a second reading of the same HTML can differ from the first. */
const mayMutate = /<(?:svg|math|template|form|table|select|noscript|textarea|title)\b/i;
const maxReadings = 6;

/** Cleans a finished body that holds raw HTML, and says what was done to it; images in it get the sizes they come in. */
export function cleanBody(
  html: string,
  pictures: Omit<PictureOptions, 'plainPictures'>,
  isSafe: boolean,
  state: DocumentState,
): string {
  const options = { base: pictures.base, isSafe };
  const finishImage = finishRawImages(pictures, state.document);
  const { html: clean, removed, unclosed } = cleanHtml(html, { ...options, finishImage });
  for (const what of removed) warnRemoved(what, isSafe, state);
  for (const what of new Set([...unclosed, ...strayEnds(state.rawHtml)])) warnUnclosed(what, state);
  noteImages(pictures.base, state);
  const isSuspect = state.rawHtml.some(({ content }) => mayMutate.test(content));
  return releaseCode(isSuspect ? untilStable(clean, options) : clean, state);
}

/** The same for an excerpt, whose faults the body has told already. */
export function cleanExcerpt(html: string, options: CleanOptions, state: DocumentState): string {
  const { html: clean } = cleanHtml(html, options);
  return releaseCode(mayMutate.test(html) ? untilStable(clean, options) : clean, state);
}

/**
 * Reads its own output again until that changes nothing: what the browser reads is then what was checked. What
 * never settles is no HTML that a person wrote, and is shown as text.
 */
function untilStable(html: string, options: CleanOptions): string {
  let before = html;
  for (let reading = 1; reading < maxReadings; reading++) {
    const after = cleanHtml(before, options).html;
    if (after === before) return after;
    before = after;
  }
  return `<pre>${escapeHtml(html)}</pre>\n`;
}

/** Closing tags that close nothing of the post, and would close what the layout opened. */
function strayEnds(pieces: readonly RawHtml[]): readonly string[] {
  const hasMain = pieces.some(({ content }) => /<main[\s>]/i.test(content));
  const names = pieces.flatMap(({ content }) =>
    [...content.matchAll(/<\/(html|body|main|head)\s*>/gi)].map(([, name = '']) => name.toLowerCase()),
  );
  return names.filter((name) => name !== 'main' || !hasMain).map((name) => `</${name}>`);
}

function warnRemoved(what: string, isSafe: boolean, state: DocumentState): void {
  const found = find(what.startsWith('<') ? what.slice(0, -1) : what, state.rawHtml);
  if (found === null) return;
  complain(state, {
    code: 'html-removed',
    message: what.startsWith('<')
      ? `${what} could run code or break the page and was taken out.`
      : `The attribute ${what} could run code and was taken out.`,
    remedy: isSafe
      ? 'Remove it, or allow everything in posts with `markdown: {html: true}` in site.yml.'
      : 'Remove it: whatever comes after it would vanish.',
    ...found,
  });
}

function warnUnclosed(what: string, state: DocumentState): void {
  const isEnd = what.startsWith('</');
  const found = find(what.replace(/>$/, ''), state.rawHtml);
  if (found === null) return;
  complain(state, {
    code: 'html-unclosed',
    message: isEnd
      ? `${what} closes nothing in this post and was left out.`
      : `${what} is never closed in this post, so it was closed at the end of what holds it.`,
    remedy: isEnd ? 'Remove it.' : what === '<!--' ? 'End the comment with -->.' : 'Add the closing tag.',
    ...found,
  });
}

function find(text: string, pieces: readonly RawHtml[]): { line: number; mark: string } | null {
  for (const { content, line } of pieces) {
    const at = content.toLowerCase().indexOf(text.toLowerCase());
    if (at === -1) continue;
    return { line: line + lineAt(content, at) - 1, mark: content.slice(at, at + text.length) };
  }
  return null;
}

function noteImages(base: string, state: DocumentState): void {
  for (const { content, line } of state.rawHtml) {
    for (const match of content.matchAll(/<img\b[^<>]*?\ssrc\s*=\s*["']?([^\s"'<>]+)/gi)) {
      const url = picturePath(match[1] ?? '', base);
      if (url === null) continue;
      state.images.push({ url, line: fileLine(state, line + lineAt(content, match.index) - 1) });
    }
  }
}

import type { StateCore, Token } from 'markdown-it';
import { documentState } from '../document-state.ts';

/** Addresses of things that are shown in a frame once a reader asks; `assets/js/embeds.js` knows the frames. */
const shown: readonly RegExp[] = [
  /^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|live\/|embed\/)[\w-]{6,}/,
  /^https?:\/\/youtu\.be\/[\w-]{6,}/,
  /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?\d+/,
  /^https?:\/\/codepen\.io\/[\w-]+\/(?:pen|full|details|embed)\/\w+/,
  /^https?:\/\/gist\.github\.com\/(?:[\w-]+\/)?[0-9a-f]{5,}\/?(?:[?#]|$)/,
];

/**
 * A paragraph that is one plain link to a video, a pen or a gist, or a picture linked to one, is marked, so that the theme can show it in
 * place when a reader asks. It stays the link it is, to feeds and wherever no scripts run.
 */
export function embeds(state: StateCore): void {
  for (const [at, open] of state.tokens.entries()) {
    const inline = state.tokens[at + 1];
    const isBlock = open.type === 'paragraph_open' || open.type === 'figure_open';
    if (!isBlock || open.hidden || inline?.type !== 'inline') continue;
    if (!isEmbed(inline.children ?? [])) continue;
    open.attrJoin('class', 'embed');
    documentState(state.env).features.add('embed');
  }
}

function isEmbed(children: readonly Token[]): boolean {
  const line = children.filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  const end = line.findIndex(({ type, content }) => type === 'link_close' || content === '</a>');
  const [open, ...inside] = line.slice(0, end);
  const rest = line.slice(end + 1);
  if (open === undefined || !isCaption(rest)) return false;
  const address = addressOf(open);
  if (!shown.some((pattern) => pattern.test(address))) return false;
  if (inside.length === 1 && inside[0]?.type === 'image') return true;
  const text = inside.map(({ type, content }) => (type === 'text' ? content : '\n')).join('');
  return plain(text) === plain(address);
}

/** Where a link leads, as Markdown or as HTML that Liquid wrote. */
function addressOf(open: Token): string {
  if (open.type === 'link_open') return String(open.attrGet('href') ?? '');
  return /^<a href="([^"]+)">$/.exec(open.content)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

function isCaption(rest: readonly Token[]): boolean {
  return rest.length === 0 || rest[0]?.type === 'figcaption_open';
}

function plain(address: string): string {
  return address.replace(/^https?:\/\//, '').replaceAll('&amp;', '&');
}

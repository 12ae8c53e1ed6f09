import type { StateCore, Token } from 'markdown-it';
import { linkToText } from '../../text/text-links.ts';
import { documentState, fileLine } from '../document-state.ts';
import { type PictureOptions, setPicture } from '../image-attributes.ts';
import { picturePath, withBase } from '../local-url.ts';

interface LocalUrlOptions extends PictureOptions {
  /** Whether a link to the file of another text means that text. */
  readonly linksToTexts: boolean;
}

/**
 * Links and images within the site get their base path, and links to texts say which text is meant; images get their sizes
 * and load when they are near.
 */
export function localUrls(options: LocalUrlOptions): (state: StateCore) => void {
  const { base, linksToTexts } = options;
  return function localUrls(state) {
    const document = documentState(state.env);
    let line = 0;
    let around = '';
    for (const block of state.tokens) {
      if (block.map !== null) line = block.map[0];
      if (block.type !== 'inline' || block.children === null) {
        around = String(block.attrGet('class') ?? '');
        continue;
      }
      let at = line;
      for (const token of block.children) {
        if (token.type === 'link_open') finishLink(token);
        else if (token.type === 'image') finishImage(token, at);
        else if (token.type === 'softbreak' || token.type === 'hardbreak') at++;
      }
    }

    function finishLink(token: Token): void {
      const url = String(token.attrGet('href') ?? '');
      const text = linksToTexts ? linkToText(url, document.document.file, withBase(url, base)) : null;
      if (text === null) moveUrl(token, 'href', base);
      else token.attrSet('href', text);
    }

    function finishImage(token: Token, at: number): void {
      const path = picturePath(String(token.attrGet('src') ?? ''), base);
      moveUrl(token, 'src', base);
      if (path !== null) {
        document.images.push({ url: path, line: fileLine(document, at) });
        const picture = document.document.picture(path);
        if (picture !== null) setPicture(token, picture, options, around);
      }
      if (token.attrGet('loading') === null) token.attrSet('loading', 'lazy');
      if (token.attrGet('decoding') === null) token.attrSet('decoding', 'async');
    }
  };
}

function moveUrl(token: Token, name: string, base: string): void {
  const url = String(token.attrGet(name) ?? '');
  const moved = withBase(url, base);
  if (moved !== url) token.attrSet(name, moved);
}

import type { Env, StateCore, Token } from 'markdown-it';
import { escapeHtml } from '../escape-html.ts';
import { kramdownDocument } from './document-env.ts';

/** The notes in the order in which the text refers to them, with the ways back, as tokens. */
export function footnoteSection(
  state: StateCore,
  bodies: readonly (readonly [name: string, body: readonly Token[]])[],
): readonly Token[] {
  const { options, references } = kramdownDocument(state.env).state;
  const section = [token('footnote_block_open', 1)];
  for (const [name, body] of bodies) {
    const opening = token('footnote_open', 1);
    opening.meta = { name };
    section.push(opening);
    const endsInParagraph = body.at(-1)?.type === 'paragraph_close';
    for (const part of endsInParagraph ? body.slice(0, -1) : body) section.push(part);
    if (options.footnoteBacklink !== '') {
      if (!endsInParagraph) section.push(paragraph(1));
      for (let repeat = 0; repeat < Math.max(1, references.get(name) ?? 1); repeat++) {
        const anchor = token('footnote_anchor', 0);
        anchor.meta = { name, repeat };
        section.push(anchor);
      }
      if (!endsInParagraph) section.push(paragraph(-1));
    }
    if (endsInParagraph) section.push(paragraph(-1));
    section.push(token('footnote_close', -1));
  }
  section.push(token('footnote_block_close', -1));
  return section;

  function token(type: string, nesting: -1 | 0 | 1): Token {
    const made = new state.Token(type, '', nesting);
    made.block = true;
    return made;
  }

  function paragraph(nesting: -1 | 1): Token {
    const made = token(nesting === 1 ? 'paragraph_open' : 'paragraph_close', nesting);
    made.tag = 'p';
    return made;
  }
}

/** How footnotes are written: in kramdown's markup, with its names and numbers. */
export const footnoteMarkup = {
  footnote_ref(tokens: Token[], at: number, _options: unknown, env: Env): string {
    const { name, repeat } = metaOf(tokens[at]);
    const { options, references } = kramdownDocument(env).state;
    const number = options.footnoteNumber + [...references.keys()].indexOf(name);
    return `<sup id="fnref:${idOf(name, repeat)}"><a href="#fn:${escapeHtml(name)}" class="footnote" rel="footnote" role="doc-noteref">${String(number)}</a></sup>`;
  },
  footnote_block_open(_tokens: Token[], _at: number, _options: unknown, env: Env): string {
    const { footnoteNumber } = kramdownDocument(env).state.options;
    const start = footnoteNumber === 1 ? '' : ` start="${String(footnoteNumber)}"`;
    return `<div class="footnotes" role="doc-endnotes">\n<ol${start}>\n`;
  },
  footnote_block_close: (): string => '</ol>\n</div>\n',
  footnote_open: (tokens: Token[], at: number): string =>
    `<li id="fn:${escapeHtml(metaOf(tokens[at]).name)}">\n`,
  footnote_close: (): string => '</li>\n',
  footnote_anchor(tokens: Token[], at: number, _options: unknown, env: Env): string {
    const { name, repeat } = metaOf(tokens[at]);
    const text = escapeHtml(kramdownDocument(env).state.options.footnoteBacklink);
    const number = repeat === 0 ? '' : `<sup>${String(repeat + 1)}</sup>`;
    const blank = tokens[at - 1]?.type === 'paragraph_open' ? '' : '\u00a0';
    return `${blank}<a href="#fnref:${idOf(name, repeat)}" class="reversefootnote" role="doc-backlink">${text}${number}</a>`;
  },
};

function metaOf(token: Token | undefined): { readonly name: string; readonly repeat: number } {
  const { name, repeat } = (token?.meta ?? {}) as { readonly name?: string; readonly repeat?: number };
  return { name: name ?? '', repeat: repeat ?? 0 };
}

function idOf(name: string, repeat: number): string {
  return escapeHtml(repeat === 0 ? name : `${name}:${String(repeat)}`);
}

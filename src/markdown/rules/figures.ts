import type { StateCore, Token } from 'markdown-it';

/** A paragraph that is one image with a title, linked or not, becomes a figure that the title is the caption of. */
export function figures(state: StateCore): void {
  const { tokens } = state;
  for (const [at, open] of tokens.entries()) {
    const [inline, close] = [tokens[at + 1], tokens[at + 2]];
    if (open.type !== 'paragraph_open' || open.hidden || inline?.type !== 'inline') continue;
    const image = onlyImage(inline.children ?? []);
    const title = String(image?.attrGet('title') ?? '').trim();
    if (image === null || title === '' || close?.type !== 'paragraph_close') continue;
    image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'title');
    open.type = 'figure_open';
    close.type = 'figure_close';
    open.tag = close.tag = 'figure';
    const caption = new state.Token('text', '', 0);
    caption.content = title;
    inline.children?.push(
      new state.Token('figcaption_open', 'figcaption', 1),
      caption,
      new state.Token('figcaption_close', 'figcaption', -1),
    );
  }
}

/** The image of a line that holds nothing else but a link around it. */
function onlyImage(children: readonly Token[]): Token | null {
  const shown = children.filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  const [first, second, third] = shown;
  if (shown.length === 1 && first?.type === 'image') return first;
  const isLinked = first?.type === 'link_open' && second?.type === 'image' && third?.type === 'link_close';
  return isLinked && shown.length === 3 ? second : null;
}

import type { StateCore, Token } from 'markdown-it';

/** Notes that an image is to stand on its own. */
export function setStandalone(image: Token): void {
  image.meta = { ...image.meta, isStandalone: true };
}

/**
 * A paragraph of one image with `{:standalone}` becomes a figure, its caption what the picture says in words. The figure
 * takes over the image's class and id unless it has its own.
 */
export function standaloneImages(state: StateCore): void {
  const { tokens } = state;
  for (const [at, open] of tokens.entries()) {
    const children = tokens[at + 1]?.children ?? [];
    const [image] = children;
    const close = tokens[at + 2];
    if (image?.meta?.['isStandalone'] !== true || children.length > 1) continue;
    if (open.type !== 'paragraph_open' || open.hidden || close?.type !== 'paragraph_close') continue;
    open.type = 'figure_open';
    close.type = 'figure_close';
    open.tag = close.tag = 'figure';
    for (const name of ['class', 'id']) move(name, image, open);
    const caption = new state.Token('text', '', 0);
    caption.content = image.content;
    children.push(
      new state.Token('figcaption_open', 'figcaption', 1),
      caption,
      new state.Token('figcaption_close', 'figcaption', -1),
    );
  }
}

function move(name: string, from: Token, to: Token): void {
  const value = from.attrGet(name);
  if (value === null || to.attrGet(name) !== null) return;
  to.attrSet(name, value);
  from.attrs = (from.attrs ?? []).filter(([other]) => other !== name);
}

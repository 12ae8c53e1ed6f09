import type { Token } from 'markdown-it';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Gives an image its size; where the writer gave one side, the other follows from it. */
export function setImageSize(token: Token, size: Size | null): void {
  if (size === null || size.width <= 0 || size.height <= 0) return;
  const width = token.attrGet('width');
  const height = token.attrGet('height');
  if (width !== null && height !== null) return;
  if (width === null && height === null) {
    token.attrSet('width', size.width);
    token.attrSet('height', size.height);
  } else if (height === null) {
    const pixels = pixelsOf(width);
    if (pixels !== null) token.attrSet('height', Math.round((pixels * size.height) / size.width));
  } else {
    const pixels = pixelsOf(height);
    if (pixels !== null) token.attrSet('width', Math.round((pixels * size.width) / size.height));
  }
}

function pixelsOf(value: string | number | null): number | null {
  const text = String(value ?? '');
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}

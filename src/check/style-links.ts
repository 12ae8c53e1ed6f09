import type { PageLink, Pointed } from './page-link.ts';

/**
 * What a style sheet holds comments and addresses in: a string is an address behind `@import` or in `url()`, and one that nothing
 * closes is over with its line.
 */
const parts =
  /\/\*[\s\S]*?(?:\*\/|$)|(?<import>@import\s+)?(?:(?<in>\burl\(\s*)?(?<string>"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|\burl\(\s*(?<bare>(?:[^\s"'()\\]|\\.)+)\s*\))|["'](?:[^"'\\\n]|\\[\s\S])*/gi;

/** What a style sheet, or the style of an element, points at; no reference to a part of the page that uses it. */
export function readStyleLinks(css: string): readonly PageLink[] {
  return [...css.matchAll(parts)].flatMap(({ groups = {} }) => {
    const { import: imported, in: inUrl, string, bare } = groups;
    const isAddress = bare !== undefined || imported !== undefined || inUrl !== undefined;
    const address = (bare ?? string?.slice(1, -1) ?? '').replace(/\\([^\da-f\n])/gi, '$1');
    if (!isAddress || address === '' || address.startsWith('#')) return [];
    return [{ address, to: imported === undefined ? kindOf(address) : 'style sheet' }];
  });
}

function kindOf(address: string): Pointed {
  const [file = ''] = address.split(/[?#]/);
  if (/\.(?:woff2?|[ot]tf|eot)$/i.test(file)) return 'font';
  return /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp)$/i.test(file) ? 'picture' : 'file';
}

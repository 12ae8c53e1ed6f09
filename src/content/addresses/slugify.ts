/** Jekyll's ways to make a slug; any other name only lowers the case. */
export type SlugMode = 'default' | 'raw' | 'pretty' | 'ascii' | 'none';

/** What each mode turns into one hyphen. */
const separators: Readonly<Record<Exclude<SlugMode, 'none'>, RegExp>> = {
  default: /[^\p{M}\p{L}\p{Nd}]+/gu,
  raw: /[ \t\r\n\f\v]+/g,
  pretty: /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu,
  ascii: /[^A-Za-z0-9]+/g,
};

/**
 * A text as part of a URL, exactly as Jekyll's `slugify` makes it; `cased` keeps capitals. Empty where nothing is left,
 * as of `C++` nothing but `c` is.
 */
export function slugify(text: string, mode: SlugMode = 'default', cased = false): string {
  const slug = mode === 'none' ? text : text.replace(separators[mode], '-').replace(/^-|-$/gm, '');
  return cased ? slug : lowerCase(slug);
}

/** Ruby knows no final sigma. */
function lowerCase(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase();
}

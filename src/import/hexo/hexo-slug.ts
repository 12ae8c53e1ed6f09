/** How the names of tags and categories are cased in addresses, as `filename_case` has it. */
export type Casing = 0 | 1 | 2;

/** Letters that no decomposition takes apart. */
const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 's'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ı', 'i'],
]);

/** A text as part of an address as Hexo makes it: Latin letters without their accents, ASCII's signs and blanks as one hyphen. */
export function hexoSlug(text: string, casing: Casing = 0): string {
  const slug = text
    .replace(/\p{Script=Latin}\p{M}*/gu, withoutAccent)
    .replace(/\p{Cc}/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (casing === 0) return slug;
  return casing === 1 ? slug.toLowerCase() : slug.toUpperCase();
}

function withoutAccent(letter: string): string {
  return letters.get(letter) ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
}

/** What `:name` in a pattern of Hexo's is. */
const placeholder = /:(\w*[^_\W])/g;

/** A pattern with its placeholders filled in; null for those that nothing fills. */
export function fillPattern(
  pattern: string,
  valueOf: (name: string) => string | null,
): { readonly path: string } | { readonly missing: string } {
  const missing: string[] = [];
  const path = pattern.replace(placeholder, (_, name: string) => {
    const value = valueOf(name);
    if (value === null) missing.push(name);
    return value ?? '';
  });
  const [first] = missing;
  return first === undefined ? { path } : { missing: first };
}

/** What the path of a file says by a pattern such as `:year-:month-:day-:title.md`; `title` is always told. */
export function readByPattern(pattern: string, path: string): ReadonlyMap<string, string> {
  const names: string[] = [];
  const source = withoutExtension(pattern)
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(placeholder, (_, name: string) => {
      names.push(name);
      return segments.get(name) ?? '(.+?)';
    });
  const plain = withoutExtension(path);
  const found = new RegExp(`^${source}$`, 'u').exec(plain)?.slice(1) ?? [];
  const told = new Map(found.map((value, at) => [names[at] ?? '', value]));
  return told.has('title') ? told : told.set('title', hexoSlug(plain));
}

const segments: ReadonlyMap<string, string> = new Map([
  ['year', String.raw`(\d{4})`],
  ['month', String.raw`(\d{2})`],
  ['day', String.raw`(\d{2})`],
  ['i_month', String.raw`(\d{1,2})`],
  ['i_day', String.raw`(\d{1,2})`],
  ['hash', '([0-9a-f]{12})'],
]);

export function withoutExtension(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]*$/, '');
}

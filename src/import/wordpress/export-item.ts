import { decodeHTML } from 'entities';

type Fields = { readonly [name: string]: unknown };

/** A post, page, attachment or entry of a menu as the export has it. */
export interface ExportItem {
  readonly fields: Fields;
  /** The lines of the export in which it and its body begin. */
  readonly line: number;
  readonly bodyLine: number;
}

export function asMap(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** What an element holds as text; empty for none. */
export function textAt(fields: Fields, name: string): string {
  const value = fields[name];
  const text = typeof value === 'object' ? asMap(value)['#text'] : value;
  return typeof text === 'string' ? text : '';
}

/** Each element of a name that may stand several times. */
export function allAt(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one: unknown) =>
    typeof one === 'string' ? { '#text': one } : asMap(one),
  );
}

/** What a plugin or WordPress noted of an item under a key. */
export function metaOf({ fields }: ExportItem, key: string): string {
  const found = metasOf(fields, key);
  return found[0] ?? '';
}

export function metasOf(fields: Fields, key: string): readonly string[] {
  return allAt(fields, 'wp:postmeta')
    .filter((meta) => textAt(meta, 'wp:meta_key') === key)
    .map((meta) => textAt(meta, 'wp:meta_value'));
}

/** HTML of one line, such as a title, as the text that readers see. */
export function plainLine(html: string): string {
  return decodeHTML(html.replace(/<\/?[a-z][^<>]*>/gi, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

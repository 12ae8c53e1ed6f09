import type { AttributeList } from '../attribute-list.ts';

const piece =
  /(?:^|\s)(?:(\w[\w-]*)=(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^\s"'{}]+))|(\w[\w-]*)|((?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+))(?=\s|$)/g;
const part = /([#.])([^\s.#]+)/g;
const escaped = /\\([}"'])/g;

/** Reads the inside of `{: … }` as kramdown does: what is no attribute is passed over. */
export function readAttributes(text: string): AttributeList {
  const classes: string[] = [];
  const values: [string, string][] = [];
  const references: string[] = [];
  let id: string | null = null;
  for (const [, key, double, single, plain, bare, marks] of text.matchAll(piece)) {
    if (key === 'class') classes.push(...(double ?? single ?? plain ?? '').split(/\s+/).filter(Boolean));
    else if (key === 'id') id = double ?? single ?? plain ?? '';
    else if (key !== undefined) values.push([key, (double ?? single ?? plain ?? '').replace(escaped, '$1')]);
    else if (bare !== undefined) references.push(bare);
    else
      for (const [, sign, name = ''] of (marks ?? '').matchAll(part)) {
        if (sign === '#') id = name;
        else classes.push(name);
      }
  }
  return { classes, id, values, references };
}

/** A list with what the lists it names say, each taken once, before what it says itself. */
export function resolveAttributes(
  list: AttributeList,
  defined: ReadonlyMap<string, AttributeList>,
): AttributeList {
  if (list.references.length === 0 && list.classes.length < 2) return list;
  const classes = new Set<string>();
  const values: (readonly [string, string])[] = [];
  const seen = new Set<AttributeList>();
  let id: string | null = null;
  take(list);
  return { classes: [...classes], id, values, references: list.references };

  function take(from: AttributeList): void {
    if (seen.has(from) || seen.size > 100) return;
    seen.add(from);
    for (const name of from.references) {
      const known = defined.get(name);
      if (known !== undefined) take(known);
    }
    for (const name of from.classes) classes.add(name);
    for (const value of from.values) values.push(value);
    id = from.id ?? id;
  }
}

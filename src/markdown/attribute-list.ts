/** What kramdown calls an inline attribute list: `.class #id key="value" reference`. */
export interface AttributeList {
  readonly classes: readonly string[];
  readonly id: string | null;
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Bare words: `toc`, or names of lists defined elsewhere. */
  readonly references: readonly string[];
}

const piece =
  /[ \t]*(?:#([^\s.#"'<>={}]+)|\.([^\s.#"'<>={}]+)|([A-Za-z_][\w:.-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'<>={}]+))|([A-Za-z][\w-]*))(?=[\s.#]|$)/y;

/** Reads the inside of `{: … }`; null when it is something else. */
export function parseAttributeList(text: string): AttributeList | null {
  const classes: string[] = [];
  const values: [string, string][] = [];
  const references: string[] = [];
  let id: string | null = null;
  const source = text.trim();
  if (source === '') return null;
  piece.lastIndex = 0;
  while (piece.lastIndex < source.length) {
    const match = piece.exec(source);
    if (match === null) return null;
    const [, hash, dot, key, double, single, plain, bare] = match;
    if (hash !== undefined) id = hash;
    else if (dot !== undefined) classes.push(dot);
    else if (key !== undefined) values.push([key, double ?? single ?? plain ?? '']);
    else if (bare !== undefined) references.push(bare);
  }
  return { classes, id, values, references };
}

/** Two lists as one, nothing twice; the later wins where only one value can stand. */
export function joinAttributeLists(first: AttributeList, second: AttributeList): AttributeList {
  return {
    classes: [...new Set([...first.classes, ...second.classes])],
    id: second.id ?? first.id,
    values: [...new Map([...first.values, ...second.values])],
    references: [...new Set([...first.references, ...second.references])],
  };
}

/** Whether a list says anything by itself, so that text in braces is not mistaken for one. */
export function hasAttributes({ classes, id, values }: AttributeList): boolean {
  return classes.length > 0 || id !== null || values.length > 0;
}

/** What a shortcode is given: by place or by name. */
export interface Arguments {
  readonly places: readonly string[];
  readonly names: ReadonlyMap<string, string>;
}

const argument = /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`]+))/g;

/** Reads what stands behind a shortcode's name. */
export function shortcodeArguments(words: string): Arguments {
  const places: string[] = [];
  const names = new Map<string, string>();
  for (const [, name, quoted, raw, plain] of words.matchAll(argument)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? raw ?? plain ?? '';
    if (name === undefined) places.push(value);
    else names.set(name.toLowerCase(), value);
  }
  return { places, names };
}

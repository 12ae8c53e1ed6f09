import { patternOf } from './path-pattern.ts';

/** Headers that a `_headers` file gives to the paths that fit. */
export type HeaderRules = (path: string) => { readonly [name: string]: string };

/**
 * Reads `_headers` as Netlify and Cloudflare do: a path, with `*` for anything and `:name` for one part, and below it, indented, a `Name: value` a line.
 * Where several rules fit, the values of one name are joined. `! Name` takes a header off again.
 */
export function readHeaderRules(text: string): HeaderRules {
  const rules: { readonly fits: RegExp; readonly lines: [string, string | null][] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const written = line.trim();
    if (written === '' || written.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ fits: patternOf(written), lines: [] });
      continue;
    }
    const off = /^!\s*([\w-]+)$/.exec(written)?.[1];
    const [, name, value] = /^([\w-]+):\s*(.+)$/.exec(written) ?? [];
    if (off !== undefined) rules.at(-1)?.lines.push([off.toLowerCase(), null]);
    else if (name !== undefined && value !== undefined) rules.at(-1)?.lines.push([name.toLowerCase(), value]);
  }
  return (path) => {
    const found = new Map<string, string>();
    for (const [name, value] of rules.filter(({ fits }) => fits.test(path)).flatMap(({ lines }) => lines)) {
      const before = found.get(name);
      if (value === null) found.delete(name);
      else found.set(name, before === undefined ? value : `${before}, ${value}`);
    }
    return Object.fromEntries(found);
  };
}

import { quoteYaml } from '../create/quote-yaml.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';

/** A mapping as lines of YAML: one for each key, lists of texts in brackets, mappings indented. Reading it gives the same data. */
export function yamlLines(map: DataMap, indent = ''): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const name = `${indent}${/^[A-Za-z_][\w-]*$/.test(key) && !isWord(key) ? key : JSON.stringify(key)}:`;
    if (isMap(value) && Object.keys(value).length > 0) return [name, ...yamlLines(value, `${indent}  `)];
    if (Array.isArray(value) && value.some(isMap)) return [name, ...listLines(value, `${indent}  `)];
    return [`${name} ${inline(value)}`];
  });
}

/** An item on each line, of a mapping its first key. */
function listLines(items: readonly Data[], indent: string): readonly string[] {
  return items.flatMap((item) => {
    const [first, ...rest] = isMap(item) ? yamlLines(item, `${indent}  `) : [];
    return [`${indent}- ${first?.trimStart() ?? inline(item)}`, ...rest];
  });
}

/** In one line, whatever it holds. */
function inline(value: Data): string {
  if (typeof value === 'string') return quoteYaml(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isMap(value)) return JSON.stringify(value);
  return `[${value.map((item) => (typeof item === 'string' ? listItem(item) : inline(item))).join(', ')}]`;
}

function listItem(text: string): string {
  const quoted = quoteYaml(text);
  return /[,[\]{}#:]/.test(quoted) && !quoted.startsWith('"') ? JSON.stringify(text) : quoted;
}

/** What YAML 1.1 takes for true or false. */
function isWord(key: string): boolean {
  return /^(?:true|false|yes|no|on|off|null|y|n)$/i.test(key);
}

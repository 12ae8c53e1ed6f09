import { readFileSync } from 'node:fs';

/** One case of a fixture: its name, its input, and the parts it must give, by name. */
export interface Case {
  readonly name: string;
  readonly input: string;
  readonly parts: ReadonlyMap<string, string>;
}

/**
 * Reads a fixture: `#### NAME` opens a case and its input, `## PART` a part of what must come out. Inputs may use `\u{…}`
 * for characters that editors hide.
 */
export function readCases(name: string): Case[] {
  const text = readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split(/^#### /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...sections] = block.split(/^## /m);
      const [title, input] = cut(head);
      return { name: title, input: unescape(input), parts: new Map(sections.map(cut)) };
    });
}

function cut(block: string): [string, string] {
  const end = block.indexOf('\n');
  return [block.slice(0, end), block.slice(end + 1)];
}

function unescape(text: string): string {
  return text.replace(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

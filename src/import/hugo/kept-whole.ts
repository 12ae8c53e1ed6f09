import { fence } from '../fences.ts';

/** All that a file holds, its front matter as code above its words; all of it as code where no end of that is to be seen. */
export function keptWhole(whole: string, language: string): string {
  const parted = /^((---|\+\+\+)[ \t]*\n[^]*?\n\2[ \t]*)(?:\n([^]*))?$/.exec(whole);
  const [, head, , body = ''] = parted ?? [];
  const lines = { firstLine: null, marked: [] };
  if (head === undefined) return fence(whole.trimEnd(), language, lines).trimStart();
  return `${fence(head, head.startsWith('+') ? 'toml' : 'yaml', lines).trimStart()}${body}`;
}

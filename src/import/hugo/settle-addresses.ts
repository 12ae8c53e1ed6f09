import { type Data } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import type { ForeignText } from '../foreign-blog.ts';
import { importLeft } from '../import-left.ts';

/** Texts of which each has an address to itself: Hugo writes one page over another, and lets a page win over a former address. */
export function settleAddresses(texts: readonly ForeignText[]): Checked<readonly ForeignText[]> {
  const diagnostics: Diagnostic[] = [];
  const owners = new Map<string, string>();
  const pages = texts.map((text) => {
    if (text.url === null) return text;
    const owner = owners.get(keyOf(text.url));
    if (owner === undefined) {
      owners.set(keyOf(text.url), text.source);
      return text;
    }
    diagnostics.push(shared(text.source, text.url, owner));
    const name = text.path.replace(/^[^/]*\//, '');
    const { permalink: _, ...front } = text.front;
    const slug = `${/([^/]*?)(?:\.html|\/)?$/.exec(text.url)?.[1] ?? ''}-${String(diagnostics.length + 1)}`;
    return { ...text, path: `drafts/${name}`, front: { ...front, slug }, url: null };
  });
  const settled = pages.map((text) => {
    const { aliases, ...front } = text.front;
    if (!Array.isArray(aliases)) return text;
    const free = aliases.filter((alias: Data) => {
      const isFree = text.path.startsWith('drafts/') || !owners.has(keyOf(String(alias)));
      if (isFree && !text.path.startsWith('drafts/')) owners.set(keyOf(String(alias)), text.source);
      if (!isFree)
        diagnostics.push(taken(text.source, String(alias), owners.get(keyOf(String(alias))) ?? ''));
      return isFree;
    });
    return { ...text, front: free.length === 0 ? front : { ...text.front, aliases: free } };
  });
  return { value: settled, diagnostics };
}

/** Names that differ in case alone are one on many disks. */
function keyOf(url: string): string {
  return url.normalize('NFC').toLowerCase();
}

function shared(file: string, url: string, owner: string): Diagnostic {
  const message = `It has the address ${url} of ${owner}, of which Hugo wrote one over the other: it is kept in a draft`;
  return importLeft(message, { file }, 'Give one of the two a slug of its own.');
}

function taken(file: string, alias: string, owner: string): Diagnostic {
  const message = `The alias ${alias} is left out, since ${owner} stands there or has it too`;
  return importLeft(message, { file }, 'Give the alias to one of the two.');
}

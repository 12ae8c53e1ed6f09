import path from 'node:path';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import { yamlLines } from '../yaml-lines.ts';
import type { HugoSite } from './hugo-site.ts';
import { walk } from './list-contents.ts';
import { textsAt } from './lower-keys.ts';
import { readMap } from './read-hugo-config.ts';

/** The files of a Hugo blog besides its texts, in their new places. */
export interface StaticFiles {
  readonly copies: readonly (readonly [from: string, to: string])[];
  readonly written: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

const picture = /\.(?:png|jpe?g|webp|gif|svg|avif)$/i;

/** `static/` goes to the top, pictures of `assets/` and the files of `data/` keep their folders. */
export function staticFiles(source: string, { config }: HugoSite): StaticFiles {
  const folders = textsAt(config, 'staticdir').map((folder) =>
    path.posix.normalize(folder).replace(/\/$/, ''),
  );
  const found = [...(folders.length === 0 ? ['static'] : folders), 'assets', 'data'].map(
    (folder) => [folder, walk(source, folder)] as const,
  );
  const copies = new Map<string, string>();
  const written = new Map<string, string>();
  const diagnostics: Diagnostic[] = found.flatMap(([, { diagnostics: said }]) => said);
  const unused: string[] = [];
  for (const [folder, { value }] of found) {
    for (const file of value) {
      const from = path.join(source, file);
      const below = file.slice(folder.length + 1);
      if (folder === 'assets') {
        if (picture.test(file)) copies.set(file, from);
        else unused.push(file);
      } else if (folder === 'data') {
        if (/\.toml$/i.test(file)) {
          const { value: map, diagnostics: said } = readMap(source, file);
          diagnostics.push(...said.map((one): Diagnostic => ({ ...one, severity: 'warning' })));
          written.set(file.replace(/\.toml$/i, '.yml'), `${yamlLines(map).join('\n')}\n`);
        } else if (/\.(?:ya?ml|json|csv|tsv)$/i.test(file)) copies.set(file, from);
        else unused.push(file);
      } else if (/\.(?:md|markdown)$/i.test(file)) unused.push(file);
      else copies.set(below.startsWith('assets/') ? below : `pages/${below}`, from);
    }
  }
  return {
    copies: [...copies].map(([to, from]) => [from, to]),
    written,
    diagnostics: [...diagnostics, ...(unused.length === 0 ? [] : [unusedFiles(unused)])],
  };
}

function unusedFiles(files: readonly string[]): Diagnostic {
  const [file = '', ...others] = files;
  const count = others.length === 0 ? '' : `, nor are ${String(others.length)} others`;
  const message = `Only templates of Hugo's could use this file, so it is not brought over${count}`;
  return importLeft(message, { file }, 'Copy what a page needs into assets/.');
}

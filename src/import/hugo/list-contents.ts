import { isError } from '../../diagnostics/diagnostic.ts';
import { walkFolder } from '../../sources/walk-folder.ts';
import { fileNameOf, folderOf } from '../../text/path-parts.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import { liesInside } from '../lies-inside.ts';
import type { HugoLanguage, HugoSite } from './hugo-site.ts';
import type { HugoText } from './hugo-text.ts';

/** A file among the texts of a Hugo blog. */
export interface ContentFile extends Pick<HugoText, 'file' | 'folder' | 'name' | 'language' | 'kind'> {
  /** What becomes of it: a text that was a page, one of another markup, one that only its folder's text could read, or a file as it is. */
  readonly role: 'text' | 'foreign' | 'inner' | 'file';
  /** The folder of the text that it stands beside, below the folder of all texts; null for a file of nobody's own. */
  readonly beside: string | null;
  /** Its path below the folder of all texts. */
  readonly path: string;
}

const markdown = /\.(?:md|markdown|mdown|html?)$/i;
const foreign = /\.(?:rst|adoc|asciidoc|ad|org|pandoc|pdc|mmark)$/i;

/** Every file in the folders of texts, and what it is. */
export function listContents(source: string, site: HugoSite): Checked<readonly ContentFile[]> {
  const folders = [...new Set(site.languages.map(({ content }) => content))];
  const walks = folders.map((folder) => walk(source, folder));
  const files = [...new Set(walks.flatMap((found) => found.value))];
  const placed = files.flatMap((file) => place(file, site) ?? []);
  const leaves = new Set(placed.flatMap(({ path, name }) => (name === 'index' ? folderOf(path) : [])));
  leaves.delete('');
  return {
    value: placed.map((file) => contentFile(file, leaves)),
    diagnostics: walks.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The files in a folder of the blog; what must not be followed is left out and told. */
export function walk(source: string, folder: string): Checked<readonly string[]> {
  if (!liesInside(source, folder)) return { value: [], diagnostics: [leadsOut(folder)] };
  const { files, diagnostics } = walkFolder(source, { folder, isDeep: true, rules: [] }, () => false);
  return { value: files, diagnostics: diagnostics.map(asWarning) };
}

function asWarning(found: Diagnostic): Diagnostic {
  return isError(found) ? { ...found, severity: 'warning' } : found;
}

function leadsOut(folder: string): Diagnostic {
  const message = `${folder} leads out of the blog, so nothing in it is read`;
  const remedy = 'Copy it into the blog, name it so in the configuration, and import again.';
  return importLeft(message, null, remedy);
}

interface Placed {
  readonly file: string;
  readonly path: string;
  readonly language: HugoLanguage;
  /** Without language and extension. */
  readonly name: string;
}

/** A file may be of two folders if one lies in the other: the inner one counts. */
function place(file: string, { languages }: HugoSite): Placed | null {
  const [home] = languages
    .filter(({ content }) => file.startsWith(`${content}/`))
    .toSorted((a, b) => b.content.length - a.content.length);
  if (home === undefined) return null;
  const path = file.slice(home.content.length + 1);
  const base = fileNameOf(path).replace(/\.[^.]*$/, '');
  const code = /\.([^.]+)$/.exec(base)?.[1]?.toLowerCase();
  const named = isText(path) ? languages.find((language) => language.code === code) : undefined;
  const name = named === undefined ? base : base.slice(0, -named.code.length - 1);
  return { file, path, language: named ?? home, name };
}

function isText(path: string): boolean {
  return markdown.test(path) || foreign.test(path);
}

function contentFile(placed: Placed, leaves: ReadonlySet<string>): ContentFile {
  const { path, name } = placed;
  const folder = folderOf(path);
  const own = outermost(folder, leaves);
  const role = foreign.test(path) ? 'foreign' : isText(path) ? 'text' : 'file';
  const plain = { ...placed, folder, beside: null, kind: 'text' as const, role } as const;
  if (own === null) return name === '_index' && role === 'text' ? { ...plain, kind: 'list' } : plain;
  if (name !== 'index' || folder !== own || role === 'file')
    return { ...plain, beside: own, role: role === 'file' ? 'file' : 'inner' };
  const around = folderOf(own.slice(0, -1));
  return { ...plain, kind: 'leaf', folder: around, name: own.slice(around.length, -1), beside: own };
}

/** The outermost folder around a path that a text has to itself; null for none. */
function outermost(folder: string, leaves: ReadonlySet<string>): string | null {
  for (let at = folder.indexOf('/'); at !== -1; at = folder.indexOf('/', at + 1))
    if (leaves.has(folder.slice(0, at + 1))) return folder.slice(0, at + 1);
  return null;
}

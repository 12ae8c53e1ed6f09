import { error, warning } from '../../diagnostics/diagnostic.ts';
import { reasonOf } from '../../diagnostics/reason-of.ts';
import { findPackage, loadPackage } from '../../images/optional-package.ts';
import type { OutputFolder } from '../../output/output-folder.ts';
import { compareTexts } from '../../text/compare-texts.ts';
import { digestAsJson } from '../../text/digest-as-json.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Page } from '../../types/page.ts';
import type { Prepared } from './prepared.ts';

const fileName = 'pagefind.json';

/** What Pagefind calls its folder, and what of it the theme does without. */
const folder = 'pagefind/';
const notOurs = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** What stands around a text. */
const around = [
  'nav',
  '.toc',
  '.share',
  '.comments',
  '.mentions',
  '.related',
  '.previous-next',
  '.post-footer',
  '.anchor',
];

interface Pagefind {
  createIndex(options: { rootSelector: string; excludeSelectors: readonly string[] }): Promise<{
    readonly index?: PagefindIndex;
    readonly errors: readonly string[];
  }>;
  close(): Promise<unknown>;
}

interface PagefindIndex {
  addHTMLFile(file: { url: string; content: string }): Promise<{ readonly errors: readonly string[] }>;
  getFiles(): Promise<{ readonly files: readonly { readonly path: string; readonly content: Uint8Array }[] }>;
}

/** What the index of the last run was made of, and its files by path with their digests. */
interface Kept {
  readonly key: string;
  readonly files: readonly (readonly [path: string, digest: string])[];
}

/**
 * Puts Pagefind's index of the finished posts and pages beside them. The law: it is a function of Pagefind's version and of those
 * pages, in the order of their addresses; while these are the same, so is it, and nothing runs.
 */
export async function addPagefind(
  { config, pages, session }: Prepared,
  output: OutputFolder,
  digests: ReadonlyMap<string, string>,
  blog: string,
): Promise<readonly Diagnostic[]> {
  const { pagefind, path } = config.search;
  if (pagefind === null || pagefind === '' || path === false) return [];
  const searched = pages
    .filter(({ kind, listed }) => (kind === 'post' || kind === 'page') && listed)
    .toSorted((a, b) => compareTexts(a.url, b.url));
  const key = digestAsJson([pagefind, searched.map((page) => [page.url, digests.get(page.path)])]);
  const kept = readKept(session.cache.readJson(fileName));
  if (kept?.key === key && kept.files.every(([file, bytes]) => output.keep(file, bytes))) return [];
  try {
    const made = await runPagefind(searched, output, blog);
    const files = made.map(({ path: file, content }) => {
      const finished = { path: folder + file, bytes: content };
      return [finished.path, output.put(finished)] as const;
    });
    session.cache.writeJson(fileName, { key, files } satisfies Kept);
    return [];
  } catch (cause) {
    const reason = reasonOf(cause);
    const remedy = 'Install pagefind anew for this machine, or write search: true in site.yml.';
    return [error('search-missing', `Pagefind cannot index the site: ${reason}`, null, remedy)];
  }
}

async function runPagefind(searched: readonly Page[], output: OutputFolder, blog: string) {
  const found = findPackage('pagefind', [blog]);
  if (found === null) throw new Error('it is not installed');
  const { createIndex, close } = await loadPackage<Pagefind>(found);
  try {
    const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors: around });
    if (index === undefined) throw new Error(errors[0]);
    for (const { url, path } of searched) {
      const added = await index.addHTMLFile({ url, content: Buffer.from(output.read(path)).toString() });
      if (added.errors[0] !== undefined) throw new Error(added.errors[0]);
    }
    const { files } = await index.getFiles();
    return files.filter(({ path }) => !notOurs.test(path)).toSorted((a, b) => compareTexts(a.path, b.path));
  } finally {
    await close();
  }
}

/** Says that a blog asks for Pagefind and it is not installed. */
export function pagefindMissing(): Diagnostic {
  return warning(
    'search-missing',
    'pagefind is not installed, so the page to search on lists posts and nothing more',
    null,
    'Install it in the blog with npm i -D pagefind, or write search: true in site.yml.',
  );
}

function readKept(value: unknown): Kept | null {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('files' in value)) return null;
  return Array.isArray(value.files) ? (value as Kept) : null;
}

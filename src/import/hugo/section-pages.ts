import type { ForeignText } from '../foreign-blog.ts';
import { isUglyIn, listAddress } from './hugo-address.ts';
import type { HugoLanguage, HugoSite } from './hugo-site.ts';
import type { HugoText } from './hugo-text.ts';
import { textAt, valueAt } from './lower-keys.ts';

/** A text with where it was served, and whether it is a post here. */
export interface PlacedText {
  readonly text: HugoText;
  readonly url: string;
  readonly isPost: boolean;
  readonly isPublished: boolean;
}

/** What becomes of the lists that Hugo made of each section. */
export interface SectionPages {
  /** Where the archive is to stand: where the list of the first section of posts stood, unless a page of its own said. */
  readonly archive: string | null;
  readonly texts: readonly ForeignText[];
}

/** A page for each list of a section: a redirect to the list of posts, or what was in it as links. `ownArchive` is a page of the blog's that the archive is to replace. */
export function sectionPages(
  texts: readonly PlacedText[],
  main: string,
  site: HugoSite,
  ownArchive: string | null,
): SectionPages {
  const [first] = site.languages;
  const lists = listsOf(texts);
  const taken = new Set(
    texts.filter(({ text }) => text.kind !== 'list' || text.body.trim() !== '').map(({ url }) => url),
  );
  let archive = ownArchive;
  const pages: ForeignText[] = [];
  for (const { folder, language, title } of lists) {
    const own = texts.find(
      ({ text }) => text.kind === 'list' && text.folder === folder && text.language === language,
    );
    const url =
      own?.url ?? listAddress({ folder, language }, isUglyIn(folder.split('/')[0] ?? '', site), site);
    if (folder === '' || taken.has(url) || own?.isPublished === false) continue;
    const inside = texts.filter(
      ({ text, isPublished }) => isPublished && text.language === language && isIn(text, folder),
    );
    const holdsPosts = inside.some(({ isPost }) => isPost);
    if (archive === null && holdsPosts && language === first && folder === `${main}/` && url.endsWith('/')) {
      archive = url;
      continue;
    }
    if (inside.length === 0) continue;
    const file = `pages/sections${language.prefix}/${folder.slice(0, -1).replaceAll('/', '-')}.md`;
    const lang = language === first ? {} : { lang: language.code };
    const front = holdsPosts ? { title, redirect_to: listOf(language, first) } : { title, ...lang };
    const body = holdsPosts ? '' : linksTo(inside.filter(({ text }) => isDirectly(text, folder)));
    pages.push({ source: own?.text.file ?? folder, path: file, front, body, url });
  }
  return {
    archive,
    texts: pages.map((page) =>
      page.front['redirect_to'] === ''
        ? { ...page, front: { ...page.front, redirect_to: archive ?? '/archive/' } }
        : page,
    ),
  };
}

/** Where posts of a language are listed; empty for the archive, whose place is found last. */
function listOf(language: HugoLanguage, first: HugoLanguage | undefined): string {
  return language === first ? '' : `/${language.code}/`;
}

interface List {
  readonly folder: string;
  readonly language: HugoLanguage;
  readonly title: string;
}

/** Hugo makes a list of each folder at the top, and of those below with an `_index.md`. */
function listsOf(texts: readonly PlacedText[]): readonly List[] {
  const lists = new Map<string, List>();
  for (const { text } of texts) {
    const folder = text.kind === 'list' ? text.folder : /^[^/]*\//.exec(text.folder)?.[0];
    if (folder === undefined) continue;
    const { language } = text;
    const key = `${language.code}:${folder}`;
    const given = text.kind === 'list' ? textAt(text.front, 'title') : '';
    if (given !== '' || !lists.has(key))
      lists.set(key, { folder, language, title: given || titleOf(folder) });
  }
  return [...lists.values()];
}

function titleOf(folder: string): string {
  const name = folder.slice(0, -1).replace(/^.*\//, '').replace(/[-_]+/g, ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isIn(text: HugoText, folder: string): boolean {
  return text.folder.startsWith(folder) && !(text.kind === 'list' && text.folder === folder);
}

function isDirectly(text: HugoText, folder: string): boolean {
  return text.kind === 'list' ? /^[^/]*\/$/.test(text.folder.slice(folder.length)) : text.folder === folder;
}

/** By weight, then the newest first, then by title: Hugo's own order. */
function linksTo(texts: readonly PlacedText[]): string {
  const weight = ({ text }: PlacedText) => Number(valueAt(text.front, 'weight')) || Infinity;
  const date = ({ text }: PlacedText) => textAt(text.front, 'date');
  const title = ({ text }: PlacedText) => textAt(text.front, 'title') || titleOf(`${text.name}/`);
  const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return texts
    .toSorted(
      (a, b) =>
        (weight(a) === weight(b) ? 0 : weight(a) - weight(b)) ||
        order(date(b), date(a)) ||
        order(title(a), title(b)),
    )
    .map((text) => `- [${title(text).replace(/[[\]]/g, '\\$&')}](${encodeURI(text.url)})\n`)
    .join('');
}

import type { DataMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { ForeignText } from '../foreign-blog.ts';
import { filesBeside } from './files-beside.ts';
import { refFinder } from './find-refs.ts';
import { hugoAddress } from './hugo-address.ts';
import type { HugoBlog } from './hugo-blog.ts';
import type { NavLink } from './hugo-settings.ts';
import type { HugoText } from './hugo-text.ts';
import type { LoadedTexts } from './load-texts.ts';
import { mapAt, textAt, valueAt } from './lower-keys.ts';
import { placeText } from './place-text.ts';
import type { PlacedText } from './section-pages.ts';
import { themePage } from './theme-page.ts';
import { translationKeys } from './translation-keys.ts';
import { textWriter } from './write-text.ts';

/** What of a native blog follows from the texts of Hugo's. */
interface NativeTexts {
  readonly texts: readonly ForeignText[];
  readonly placed: readonly PlacedText[];
  readonly copies: readonly (readonly [from: string, to: string])[];
  /** Where pages stood that the theme makes. */
  readonly archive: string | null;
  readonly search: string | null;
  /** Front matter of the home page. */
  readonly home: DataMap;
  readonly nav: readonly NavLink[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every text in native words and in its place, with the files beside it. */
export function nativeTexts(loaded: LoadedTexts, blog: HugoBlog): NativeTexts {
  const { site, source } = blog;
  const [first] = site.languages;
  const branches = new Set(loaded.texts.flatMap(({ kind, folder }) => (kind === 'list' ? [folder] : [])));
  const addressed = loaded.texts.map((text) => ({ text, url: hugoAddress(text, site, branches) }));
  const files = filesBeside(loaded.files, source);
  const write = textWriter(blog, {
    refs: refFinder(addressed.filter(({ text }) => !loaded.kept.has(text))),
    keys: translationKeys(loaded.texts),
    files,
  });
  const pages: { archive: string | null; search: string | null } = { archive: null, search: null };
  let home: DataMap = {};
  const diagnostics: Diagnostic[] = [];
  const [texts, placed, nav]: [ForeignText[], PlacedText[], NavLink[]] = [[], [], []];
  const copies = [...files.loose];
  for (const { text, url } of addressed) {
    const found = placeText(text, url, blog, loaded.kept.has(text));
    diagnostics.push(...found.standing.diagnostics);
    placed.push({ text, url, isPost: found.isPost, isPublished: found.standing.isPublished });
    if (found.isHome && text.language === first) home = text.front;
    if (found.standing.isPublished) nav.push(...menuLinks(text, url));
    const own = found.to === 'pages' ? themePage(text, url) : null;
    if (own !== null) pages[own] ??= url;
    // A list without words of its own is a list, which is another's work.
    if (own !== null || (text.kind === 'list' && text.body.trim() === '')) continue;
    const written = write(found);
    texts.push(written.text);
    copies.push(...written.copies);
    diagnostics.push(...written.diagnostics);
  }
  return { texts, placed, copies, ...pages, home, nav, diagnostics };
}

function menuLinks(text: HugoText, url: string): readonly NavLink[] {
  const given = valueAt(text.front, 'menu') ?? valueAt(text.front, 'menus');
  const isNamed = given === 'main' || (Array.isArray(given) && given.includes('main'));
  const entry = mapAt({ menu: given }, 'menu', 'main');
  if (!isNamed && valueAt({ menu: given }, 'menu', 'main') === null) return [];
  const title = textAt(entry, 'name') || textAt(text.front, 'linktitle') || textAt(text.front, 'title');
  const weight = Number(valueAt(entry, 'weight') ?? valueAt(text.front, 'weight') ?? 0);
  return title === '' ? [] : [{ title, url, weight }];
}

import { error, hasErrors, warning } from '../diagnostics/diagnostic.ts';
import { ownFolder } from '../sources/source-folders.ts';
import type { TextConfig } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { SourceFile } from '../types/source-file.ts';
import { collectionOf } from './addresses/collection-of.ts';
import { deviceIn } from './addresses/output-path.ts';
import { parsePostName } from './addresses/parse-post-name.ts';
import { parseDate } from './dates/parse-date.ts';
import { parseLooseDate } from './dates/parse-loose-date.ts';
import { filledFault, isFilledPage, standsAlone } from './filled-file.ts';
import { defaultsFor } from './front-matter/defaults-for.ts';
import { frontMatterSource } from './front-matter/front-matter-source.ts';
import { parsePostText } from './front-matter/parse-post-text.ts';
import type { FrontMatter } from './front-matter/read-front-matter.ts';
import { type FrontMatterText, noFrontMatter } from './front-matter/split-front-matter.ts';
import { worthSaying } from './front-matter/worth-saying.ts';
import { postUrl } from './post-url.ts';

/** A post as far as its front matter and its file's name tell, with the body still unread. */
export interface PostHeader {
  readonly file: SourceFile;
  readonly frontMatter: FrontMatter;
  /** RFC 3339, or null when nothing dates it. */
  readonly date: string | null;
  readonly isDraft: boolean;
  readonly slug: string;
  /** Path within the site, no base. */
  readonly url: string;
  /** Whether it is written as it stands, with no layout around it. */
  readonly isAlone: boolean;
  /** Markdown. */
  readonly body: string;
  readonly head: FrontMatterText;
  /** Lines of the file before the body. */
  readonly bodyLine: number;
}

/** Reads the header of a file's bytes: decode, split, front matter, date, address. Null for a file with errors. */
export function readHeader(
  file: SourceFile,
  bytes: Uint8Array,
  config: TextConfig,
): Checked<PostHeader | null> {
  const text = parsePostText(bytes, {
    file: file.path,
    timezone: config.timezone,
    defaults: defaultsFor(file, config),
    isDocument: file.kind !== 'page' || collectionOf(file.path, config) !== null,
    taxonomyKeys: config.taxonomies,
    jekyll: config.isJekyll,
  });
  const { head, body, bodyLine } = text.value;
  const frontMatter = withFolderCategories(text.value.frontMatter, file, config);
  const own = file.kind === 'page' || config.isJekyll ? null : ownFolder(file.path);
  const place = own === null ? file : { ...file, path: `${own.slice(0, -1)}.md` };
  const name = parsePostName(place.path, config.isJekyll);
  const dated = dateOf(file, frontMatter, name.date, config);
  const diagnostics = worthSaying([...text.diagnostics, ...dated.diagnostics], config);
  if (hasErrors(diagnostics)) return { value: null, diagnostics };

  const unfilled = isFilledPage(file, config) ? filledFault(file, frontMatter.layout) : null;
  if (unfilled !== null) return { value: null, diagnostics: [...diagnostics, unfilled] };

  const date = dated.value;
  const url = postUrl(place, frontMatter, { slug: name.slug, date }, config);
  if ('problem' in url)
    return {
      value: null,
      diagnostics: [...diagnostics, ...worthSaying([badUrl(file, head, url.problem)], config)],
    };
  const isDraft = file.kind === 'draft' || frontMatter.draft;
  const isAlone = standsAlone(file, { layout: frontMatter.layout, body }, config);
  return {
    value: { file, frontMatter, date, isDraft, slug: name.slug, url: url.url, isAlone, body, head, bodyLine },
    diagnostics: [
      ...diagnostics,
      ...(head !== noFrontMatter && isHeldHere(file, frontMatter, config) ? [held(file, head)] : []),
      ...(url.instead === null ? [] : [moved(file, head, { url: url.url, instead: url.instead })]),
    ],
  };
}

/** Whether a file is a draft by a key that Jekyll does not know. */
function isHeldHere(file: SourceFile, { all }: FrontMatter, { isJekyll }: TextConfig): boolean {
  return isJekyll && file.kind !== 'draft' && all['draft'] === true && all['published'] !== false;
}

function held({ path }: SourceFile, head: FrontMatterText): Diagnostic {
  const place = frontMatterSource(head, path).keyPlace('draft');
  const remedy =
    'Take draft out to publish it, or write published: false in its place to say the same to both.';
  return warning('draft-held', 'draft: true keeps it back here, and Jekyll would publish it', place, remedy);
}

/** In a Jekyll blog the folders around `_posts` are categories, before those the post names. */
function withFolderCategories(
  frontMatter: FrontMatter,
  { path }: SourceFile,
  { collectionsFolder }: TextConfig,
): FrontMatter {
  const within = path.startsWith(collectionsFolder) ? path.slice(collectionsFolder.length) : path;
  const folders = /^(.+)\/_(?:posts|drafts)\//.exec(within)?.[1]?.split('/');
  if (folders === undefined) return frontMatter;
  const categories = [...new Set([...folders, ...(frontMatter.terms['categories'] ?? [])])];
  return { ...frontMatter, terms: { ...frontMatter.terms, categories } };
}

function dateOf(
  file: SourceFile,
  { date }: FrontMatter,
  nameDate: string | null,
  config: TextConfig,
): Checked<string | null> {
  const isDatedByName = file.kind !== 'page' || collectionOf(file.path, config) !== null;
  if (date !== null || nameDate === null || !isDatedByName) return { value: date, diagnostics: [] };
  const parsed = (config.isJekyll ? parseLooseDate : parseDate)(nameDate, config.timezone);
  if ('date' in parsed) return { value: parsed.date, diagnostics: [] };
  const remedy = 'Rename the file to a real day, or write date: in its front matter.';
  return {
    value: null,
    diagnostics: [
      error(
        'date-impossible',
        `${nameDate} in the file name is not a day: ${parsed.problem}`,
        { file: file.path },
        remedy,
      ),
    ],
  };
}

function badUrl({ path }: SourceFile, head: FrontMatterText, problem: string): Diagnostic {
  const place = frontMatterSource(head, path).keyPlace('permalink', 'slug');
  const remedy = 'Write a path such as permalink: /a-name/, or a slug: of letters, digits and hyphens.';
  return error('permalink-invalid', `this cannot be a URL: ${problem}`, place, remedy);
}

/** Told at the key that the name comes from, if it comes from one. */
function moved(
  { path }: SourceFile,
  head: FrontMatterText,
  { url, instead }: { readonly url: string; readonly instead: string },
): Diagnostic {
  const name = deviceIn(instead) ?? '';
  const source = frontMatterSource(head, path);
  const has = (key: string): boolean => JSON.stringify(source.written(key)).toLowerCase().includes(name);
  const key = ['permalink', 'slug', 'categories', 'category'].find(has);
  const message = `this stands at ${url} and not at ${instead}, for “${name}” is the name of a device on Windows`;
  const remedy = `Links to ${instead} lead nowhere: let your host send them on to ${url}, or write another permalink:.`;
  return warning(
    'permalink-moved',
    message,
    key === undefined ? { file: path } : source.keyPlace(key),
    remedy,
  );
}

import { outputPath } from '../content/addresses/output-path.ts';
import { parsePostName } from '../content/addresses/parse-post-name.ts';
import { resolvePermalink } from '../content/addresses/permalink.ts';
import { slugify } from '../content/addresses/slugify.ts';
import { formatDate } from '../content/dates/format-date.ts';
import { parseDate } from '../content/dates/parse-date.ts';
import type { Config } from '../types/config.ts';
import { quoteYaml } from './quote-yaml.ts';

/** Where posts of a blog stand; null for a blog whose posts stand at its top. */
export interface PostFolders {
  readonly posts: string;
  readonly drafts: string | null;
}

/** What a new post is made of. */
export interface PostWish {
  readonly title: string;
  readonly isDraft: boolean;
  readonly now: Date;
  readonly config: Config;
  readonly folders: PostFolders;
  /** Paths of the posts and drafts that are there. */
  readonly taken: readonly string[];
  readonly tags?: readonly string[];
}

/** A file that is to be written, or why there can be none. */
export type NewPost = { readonly path: string; readonly text: string } | { readonly problem: string };

/** File names longer than this are cut between two words, in bytes; disks take 255. */
const maxSlugBytes = 180;

/** Why a text can be no title of a post or a blog, or null where it can. */
export function titleProblem(title: string, of: 'post' | 'blog'): string | null {
  if (title.trim() === '') return `a ${of} needs a title`;
  return /[\p{Cc}\u2028\u2029]/u.test(title.trim()) ? 'a title is one line without control characters' : null;
}

/** Makes a post of its title. One that would stand at the URL of another post is a problem that names it. */
export function newPost(wish: PostWish): NewPost {
  const { config, isDraft, folders } = wish;
  const title = wish.title.trim();
  const dated = parseDate(wish.now.toISOString(), config.timezone);
  if ('problem' in dated) return dated;
  const day = formatDate(dated.date, '%Y-%m-%d', 'en', config.timezone);
  const moment = formatDate(dated.date, '%Y-%m-%d %H:%M:%S %z', 'en', config.timezone);

  const isUndated = isDraft && folders.drafts !== null;
  const folder = (isDraft ? folders.drafts : folders.posts) ?? folders.posts;
  const at = (slug: string): string =>
    [folder, `${isUndated ? '' : `${day}-`}${slug}.md`].filter((part) => part !== '').join('/');
  const occupant = (slug: string): string | undefined => {
    const url = urlOf(at(slug), config);
    return wish.taken.find((file) => sameName(file, at(slug)) || sameName(urlOf(file, config), url));
  };
  const slug = slugOf(title, {
    isFree: (candidate) => occupant(candidate) === undefined,
    isOfTheTheme: (candidate) => lists(config).some((list) => sameName(list, urlOf(at(candidate), config))),
  });
  const other = occupant(slug);
  if (other !== undefined)
    return { problem: `${other} has that address already; give the post another title` };

  const lines = [
    ...(config.isJekyll ? ['layout: post'] : []),
    `title: ${quoteYaml(title)}`,
    ...(isUndated ? [] : [`date: ${moment}`]),
    ...(wish.tags === undefined ? [] : [`tags: [${wish.tags.map(quoteYaml).join(', ')}]`]),
    ...(isDraft && !isUndated ? ['draft: true'] : []),
  ];
  return { path: at(slug), text: `---\n${lines.join('\n')}\n---\n\n` };
}

interface Slugs {
  /** Whether no post has it. */
  isFree(slug: string): boolean;
  /** Whether a page that the theme makes stands where a post of this name would. */
  isOfTheTheme(slug: string): boolean;
}

/** A title without a letter or digit gives `post`, or `post-2` and so on; the name of a page of the theme, such as Search, `post-search`. */
function slugOf(title: string, { isFree, isOfTheTheme }: Slugs): string {
  const slug = shorten(slugify(title.normalize('NFC')));
  if (slug !== '') return 'problem' in outputPath(`/${slug}/`) || isOfTheTheme(slug) ? `post-${slug}` : slug;
  let count = 1;
  while (!isFree(numbered(count))) count += 1;
  return numbered(count);
}

/** Where the theme's pages stand that have names of their own. */
function lists({ archive, search, taxonomies }: Config): readonly string[] {
  const paths = [archive, search.path, ...taxonomies.map(({ path }) => path)];
  return paths.filter((path) => path !== false);
}

function numbered(count: number): string {
  return count === 1 ? 'post' : `post-${count}`;
}

function shorten(slug: string): string {
  let kept = slug;
  while (Buffer.byteLength(kept) > maxSlugBytes)
    kept = kept.includes('-') ? kept.slice(0, kept.lastIndexOf('-')) : kept.replace(/.$/su, '');
  return kept;
}

/** The URL a post gets by its name alone; what its front matter says of it is seen by the build. */
function urlOf(file: string, { permalink }: Config): string {
  const { slug, date } = parsePostName(file.replace(/\/index\.(?:md|markdown)$/i, '.md'));
  const resolved = resolvePermalink(permalink, {
    slug,
    date: date === null ? null : isoDay(date),
    categories: [],
  });
  return 'url' in resolved ? resolved.url : file;
}

function isoDay(date: string): string | null {
  const parsed = parseDate(date, 'UTC');
  return 'date' in parsed ? parsed.date : null;
}

/** Disks and hosts that fold case or Unicode forms must not be asked to tell two names apart. */
function sameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

/** A key of other generators that says nothing in `site.yml`, and what to do instead. */
interface ForeignKey {
  readonly of: string;
  readonly remedy: string;
}

const jekyll = 'Jekyll';
const hugo = 'Hugo';

/**
 * What people bring with them. Only keys that hardly anybody would choose for a layout of their own are here: `subtitle`,
 * `menu` and `params` may well be.
 */
const table: readonly (readonly [key: string, of: string, remedy: string])[] = [
  ['baseurl', jekyll, 'Write it at the end of url:, as in url: https://me.example/blog.'],
  ['paginate', jekyll, 'Write per_page: instead.'],
  ['paginate_path', jekyll, 'Write page_path: instead.'],
  ['lang', jekyll, 'Write language: instead.'],
  ['locale', jekyll, 'Write language: instead.'],
  ['defaults', jekyll, 'Write the values into the posts; tinta import jekyll does so.'],
  ['collections', jekyll, 'Make a folder of pages/ of each; tinta import jekyll does so.'],
  ['gems', jekyll, 'Delete it: Tinta has feeds, a sitemap, redirects and lists of terms itself.'],
  ['remote_theme', jekyll, 'Change the look by theme:, or by templates in layouts/.'],
  ['show_drafts', jekyll, 'Write drafts: instead.'],
  ['destination', jekyll, 'Give the folder to each build: tinta build --out FOLDER.'],
  ['baseURL', hugo, 'Write url: instead.'],
  ['languageCode', hugo, 'Write language: instead.'],
  ['defaultContentLanguage', hugo, 'Write language: instead.'],
  ['buildDrafts', hugo, 'Write drafts: instead.'],
  ['buildFuture', hugo, 'Write future: instead.'],
  ['publishDir', hugo, 'Give the folder to each build: tinta build --out FOLDER.'],
  ['enableRobotsTXT', hugo, 'Write robots: instead.'],
];

/** By the key as it stands at the top of a configuration. */
export const foreignKeys: ReadonlyMap<string, ForeignKey> = new Map(
  table.map(([key, of, remedy]) => [key, { of, remedy }]),
);

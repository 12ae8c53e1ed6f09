/** What kind of value a key takes, in the words of the manual and of messages. */
type ConfigKind =
  | 'text'
  | 'true or false'
  | 'a whole number above 0'
  | 'a list of texts'
  | 'a path or false'
  | 'a mapping'
  | 'data';

/** What the manual and messages say of a key. */
export interface ConfigKey {
  readonly kind: ConfigKind;
  /** One sentence for the manual. */
  readonly says: string;
}

/**
 * Every key of site.yml by its dotted path, with what it takes and means: the manual's table, row by row, and what a
 * near miss is told by. `NAME` stands for a name of the blog's own.
 */
export const configKeys = {
  title: { kind: 'text', says: 'The name of the blog.' },
  description: { kind: 'text', says: 'One sentence about the blog.' },
  url: {
    kind: 'text',
    says: 'Where the blog is served, with its base path: https://me.example/blog; /blog while its host is not known.',
  },
  language: { kind: 'text', says: 'The language of the blog and its interface, such as es or en-GB.' },
  timezone: { kind: 'text', says: 'The zone of dates that name none, such as Europe/Madrid.' },
  author: { kind: 'text', says: 'The author of posts that name none.' },
  logo: { kind: 'text', says: 'The path of a picture for the head of each page.' },
  nav: { kind: 'data', says: 'The links of the menu, as a list of title and url.' },
  social: { kind: 'data', says: 'Where else the blog is found, as a list of title and url.' },
  theme: { kind: 'a mapping', says: 'What the default theme looks like.' },
  'theme.colors': {
    kind: 'a mapping',
    says: 'Its colours, one for both or {light, dark}: paper, ink, soft, accent, spot.',
  },
  'theme.fonts': { kind: 'a mapping', says: 'Its fonts, as CSS lists them: text, titles, interface, code.' },
  'theme.widths': {
    kind: 'a mapping',
    says: 'The widths of the text (measure) and of the margins (aside), such as 32rem.',
  },
  'theme.icon': {
    kind: 'text',
    says: 'The path of a square SVG, or of a PNG of 512 pixels, that icons are made of.',
  },
  images: { kind: 'data', says: 'How pictures are made smaller; false leaves them as they are.' },
  'images.widths': { kind: 'data', says: 'The widths that pictures are made in, in pixels.' },
  'images.formats': { kind: 'a list of texts', says: 'The formats they are made in: avif, webp, original.' },
  'images.quality': { kind: 'data', says: 'Their quality from 1 to 100, by format: avif, webp, jpeg.' },
  'images.sizes': { kind: 'text', says: 'How wide a picture in a text is shown, as HTML’s sizes says it.' },
  'images.metadata': {
    kind: 'true or false',
    says: 'Whether published pictures keep what the camera wrote, the place among it.',
  },
  cards: { kind: 'data', says: 'Whether posts without a picture get one for sharing.' },
  'cards.fonts': {
    kind: 'a list of texts',
    says: 'Fonts of Fontsource that cards are set in, such as noto-serif.',
  },
  permalink: { kind: 'text', says: 'The URL of posts, with Jekyll’s placeholders and styles.' },
  per_page: { kind: 'a whole number above 0', says: 'How many posts a list page holds.' },
  page_path: {
    kind: 'text',
    says: 'Where the second and later pages of the home list stand, with :num for their number.',
  },
  excerpt_separator: {
    kind: 'text',
    says: 'The mark in a post that ends its excerpt; a post may name its own.',
  },
  future: { kind: 'true or false', says: 'Whether posts dated in the future are published.' },
  drafts: { kind: 'true or false', says: 'Whether drafts are published.' },
  exclude: {
    kind: 'a list of texts',
    says: 'Globs of files that are not part of the blog; one that begins with ! takes back what it names.',
  },
  taxonomies: { kind: 'a mapping', says: 'How posts are grouped, by name; false switches one off.' },
  'taxonomies.NAME.path': { kind: 'a path or false', says: 'Where the pages of a taxonomy stand.' },
  'taxonomies.NAME.key': { kind: 'text', says: 'The front-matter key for a single term.' },
  'taxonomies.NAME.feed': { kind: 'true or false', says: 'Whether each term has a feed.' },
  'taxonomies.NAME.slugs': { kind: 'a mapping', says: 'What stands for a term in its URL, by its name.' },
  'taxonomies.NAME.per_page': { kind: 'a whole number above 0', says: 'How many posts a term page holds.' },
  markdown: { kind: 'a mapping', says: 'How Markdown is read.' },
  'markdown.dialect': {
    kind: 'text',
    says: 'The Markdown that posts are written in: commonmark or kramdown.',
  },
  'markdown.kramdown': { kind: 'a mapping', says: 'kramdown’s own options, where it is the dialect.' },
  'markdown.typographer': { kind: 'true or false', says: 'Typographic quotes, dashes and ellipses.' },
  'markdown.html': { kind: 'data', says: 'Raw HTML in posts: safe, true or false.' },
  'markdown.math': { kind: 'true or false', says: 'Formulas between dollar signs.' },
  'markdown.highlight': { kind: 'true or false', says: 'Colours in code.' },
  'markdown.toc': { kind: 'true or false', says: 'A table of contents on every post.' },
  'markdown.linkify': { kind: 'true or false', says: 'Links from bare addresses.' },
  'markdown.breaks': {
    kind: 'true or false',
    says: 'Whether a line end within a paragraph is a line break.',
  },
  plugins: { kind: 'data', says: 'Modules of the blog that add rules of Markdown and filters for layouts.' },
  feeds: { kind: 'data', says: 'The feeds of the blog; false for none.' },
  'feeds.formats': { kind: 'a list of texts', says: 'The formats of the blog’s feed: atom, rss, json.' },
  'feeds.terms': { kind: 'data', says: 'The formats of each term’s feed, or false.' },
  'feeds.limit': { kind: 'a whole number above 0', says: 'How many posts a feed holds.' },
  'feeds.ids': {
    kind: 'text',
    says: 'How the Atom feed names posts for good: permalink, or jekyll as jekyll-feed does.',
  },
  'feeds.also': {
    kind: 'data',
    says: 'Further addresses of the blog’s feed with their formats: {/index.xml: rss}.',
  },
  languages: {
    kind: 'true or false',
    says: 'Whether a blog with posts in several languages has a list and feeds of each.',
  },
  archive: { kind: 'a path or false', says: 'Where the archive stands.' },
  search: {
    kind: 'data',
    says: 'Whether readers can search: true, false, pagefind, or the path of the page to search on.',
  },
  sitemap: { kind: 'true or false', says: 'Whether there is a sitemap.' },
  robots: { kind: 'true or false', says: 'Whether there is a robots.txt.' },
  comments: {
    kind: 'data',
    says: 'Whether posts have comments unless they say otherwise, and by which system.',
  },
  'comments.load': {
    kind: 'text',
    says: 'When it is loaded: ask (the reader presses a button) or scroll (the reader comes near).',
  },
  mermaid: {
    kind: 'text',
    says: 'Where the script is that draws diagrams: a path of the blog, or an address.',
  },
  share: {
    kind: 'data',
    says: 'Whether posts have links for sharing unless they say otherwise, or which: a list.',
  },
  check: { kind: 'a mapping', says: 'What tinta check does not tell.' },
  'check.ignore_links': {
    kind: 'a list of texts',
    says: 'Globs of addresses of the site that something else serves, such as /shop/.',
  },
  'check.ignore': {
    kind: 'a list of texts',
    says: 'Codes that only tinta check tells: link-broken, redirect-loop, redirect-chain.',
  },
  deploy: {
    kind: 'a mapping',
    says: 'Where the site is deployed to: targets by name, the first of them the default.',
  },
  'deploy.NAME.kind': {
    kind: 'text',
    says: 'What kind of target it is: git, s3, rsync, sftp, folder, netlify, cloudflare or vercel.',
  },
  'deploy.NAME.url': { kind: 'text', says: 'Where this target serves the site, where that is not url.' },
  'deploy.NAME.max_deletes': {
    kind: 'data',
    says: 'How many files a deploy may delete without being told so; 256 by default.',
  },
  'deploy.NAME.invalidate': {
    kind: 'a list of texts',
    says: 'A program and its arguments, run once readers see the new site.',
  },
  'deploy.NAME.remote': { kind: 'text', says: 'git: the name of a remote, its address or a path.' },
  'deploy.NAME.branch': {
    kind: 'text',
    says: 'git: the branch that is served, gh-pages unless said. cloudflare: the branch, main unless said.',
  },
  'deploy.NAME.history': {
    kind: 'true or false',
    says: 'git: whether each deploy is a commit upon the last; false keeps one commit only.',
  },
  'deploy.NAME.domain': { kind: 'text', says: 'git: the domain that the host is told of in a file.' },
  'deploy.NAME.bucket': { kind: 'text', says: 's3: the bucket.' },
  'deploy.NAME.region': { kind: 'text', says: 's3: the region, us-east-1 unless said.' },
  'deploy.NAME.endpoint': { kind: 'text', says: 's3: the address of a service other than Amazon’s.' },
  'deploy.NAME.prefix': { kind: 'text', says: 's3: the folder within the bucket.' },
  'deploy.NAME.profile': {
    kind: 'text',
    says: 's3: the section of ~/.aws/credentials to take the key from.',
  },
  'deploy.NAME.host': { kind: 'text', says: 'rsync, sftp: the host, or user@host.' },
  'deploy.NAME.path': { kind: 'text', says: 'rsync, sftp, folder: the folder that is served.' },
  'deploy.NAME.port': { kind: 'a whole number above 0', says: 'rsync, sftp: the port of ssh.' },
  'deploy.NAME.ssh_config': {
    kind: 'text',
    says: 'rsync, sftp, git: a file in ssh’s own form, read in place of yours.',
  },
  'deploy.NAME.compress': {
    kind: 'a list of texts',
    says: 'rsync, sftp, folder: compressed files beside the plain ones: gz, br.',
  },
  'deploy.NAME.site': { kind: 'text', says: 'netlify: the id of the site.' },
  'deploy.NAME.project': { kind: 'text', says: 'cloudflare: the name of the project.' },
} as const satisfies { readonly [path: string]: ConfigKey };

/** The keys that stand right below one: `limit` below `feeds`; those at the top of site.yml where it is empty. */
export function keysBelow(path: string): readonly string[] {
  const start = path === '' ? '' : `${path}.`;
  return Object.keys(configKeys)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length))
    .filter((key) => !key.includes('.'));
}

import type { Data, DataMap } from './data.ts';
import type { TargetConfig } from './deploy.ts';

/** kramdown's options as `_config.yml` sets them under `kramdown:`, Jekyll's defaults filled in. */
export interface KramdownOptions {
  /** `GFM` unless told otherwise, as in Jekyll. */
  readonly input: 'GFM' | 'kramdown';
  readonly autoIds: boolean;
  readonly autoIdPrefix: string;
  /** A line end is a `<br>`. */
  readonly hardWrap: boolean;
  /** Levels of headings that `{:toc}` lists. */
  readonly tocLevels: readonly number[];
  /** Left and right single, left and right double. */
  readonly smartQuotes: readonly [string, string, string, string];
  /** Dashes, ellipses, guillemets and curly quotes. */
  readonly typographicSymbols: boolean;
  /** What is written for `--`, `...` and their like, by what is typed, where it is not the usual sign. */
  readonly symbols: { readonly [typed: string]: string };
  /** Markdown inside block HTML without `markdown="1"`. */
  readonly parseBlockHtml: boolean;
  readonly parseSpanHtml: boolean;
  readonly footnoteNumber: number;
  /** Text of the way back; empty for none. */
  readonly footnoteBacklink: string;
  readonly headerOffset: number;
  readonly math: boolean;
  /** The number of a code block's first line, from `syntax_highlighter_opts`; null where lines are not numbered. */
  readonly lineNumbersFrom: number | null;
}

/** Documents of a Jekyll blog that are no posts. */
export interface Collection {
  readonly name: string;
  /** Relative to the blog, with a slash at its end: `_docs/`. */
  readonly folder: string;
  /** With Jekyll's placeholders. */
  readonly permalink: string;
  /** Whether its documents have pages; all are in `site.NAME`. */
  readonly isPublished: boolean;
  /** The key of front matter that its documents are sorted by; empty for their dates and paths. */
  readonly sortBy: string;
  /** Paths in its folder that come first, in this order, which leaves `sortBy` aside. */
  readonly order: readonly string[];
}

/** How Markdown is read. */
export interface MarkdownConfig {
  /** `commonmark` is the specification to the letter plus our extensions; `kramdown` reads as Jekyll does. */
  readonly dialect: 'commonmark' | 'kramdown';
  readonly kramdown: KramdownOptions;
  /** Typographic quotes, dashes and ellipses. */
  readonly typographer: boolean;
  /** Raw HTML in posts: `safe` drops what can run, `true` passes all, `false` shows it as text. */
  readonly html: 'safe' | true | false;
  readonly math: boolean;
  readonly highlight: boolean;
  /** Whether posts show a table of contents unless they say otherwise. */
  readonly toc: boolean;
  /** Turn bare URLs into links. */
  readonly linkify: boolean;
  /** Whether a line end within a paragraph is a line break; kramdown has an option of its own for it. */
  readonly breaks: boolean;
}

/** One way in which posts are grouped: tags, categories. */
export interface TaxonomyConfig {
  readonly name: string;
  /** The front-matter keys that fill it: plural first, then singular. */
  readonly keys: readonly string[];
  /** `/tags/`; false makes no pages. */
  readonly path: string | false;
  readonly feed: boolean;
  readonly perPage: number;
  readonly ascending: boolean;
  /** What stands for a term in its URL, where that is not made of its name. */
  readonly slugs: { readonly [term: string]: string };
}

export type FeedFormat = 'atom' | 'rss' | 'json';

export interface NavItem {
  readonly title: string;
  readonly url: string;
}

/** A colour in hexadecimal for each of light and dark. */
export interface ThemeColor {
  readonly light: string;
  readonly dark: string;
}

/** How pictures are made smaller. */
export interface ImagesConfig {
  /** In pixels, narrowest first; none where pictures are left as they are. */
  readonly widths: readonly number[];
  /** In the order browsers are offered them; `original` is the picture's own. */
  readonly formats: readonly ('avif' | 'webp' | 'original')[];
  /** 1 to 100. */
  readonly quality: { readonly avif: number; readonly webp: number; readonly jpeg: number };
  /** How wide a picture in a text is shown, as the `sizes` attribute says it. */
  readonly sizes: string;
  /** Whether published pictures keep what the camera wrote into them, the place among it. */
  readonly metadata: boolean;
  /** What makes them, with its version: a digest of nothing else would not know its bytes. Empty where nothing does. */
  readonly encoder: string;
}

/** Pictures for sharing that posts get which have none of their own. */
export interface CardsConfig {
  readonly wanted: 'yes' | 'if installed' | 'no';
  /** Fonts of Fontsource to be asked first, without `@fontsource/`. */
  readonly names: readonly string[];
  /** What draws them, with its version; empty where nothing does. */
  readonly engine: string;
  /** The fonts that are installed, with their versions, in the order in which they are asked for a sign. */
  readonly fonts: readonly string[];
}

/** What holds the comments of a blog. */
export interface CommentSystem {
  readonly kind: 'giscus' | 'utterances' | 'disqus' | 'isso' | 'remark42' | 'mastodon';
  /** Where its script comes from, no slash at the end; empty for one that needs none. */
  readonly host: string;
  /** Where readers find the comments without it; empty where each post says so. */
  readonly place: string;
  /** What it is told, in its own words. */
  readonly options: { readonly [name: string]: string };
  /** Whether it is loaded when the reader asks, or comes near. */
  readonly when: 'ask' | 'scroll';
}

/** How readers search. */
export interface SearchConfig {
  /** `/search/`; false makes no page. */
  readonly path: string | false;
  /** Whether the index is made with the pages; else there is none, or Pagefind makes it of them. */
  readonly isOwn: boolean;
  /** Pagefind with its version where the blog asks for it, empty where it is not installed; null where nobody asks. */
  readonly pagefind: string | null;
}

/** What `tinta check` does not tell. */
export interface CheckConfig {
  /** Codes of faults. */
  readonly ignore: readonly string[];
  /** Globs of addresses of the site, no base, at which something else stands. */
  readonly ignoreLinks: readonly string[];
}

/** What the default theme takes from site.yml. */
export interface ThemeConfig {
  /** The path of the picture that icons are made of; empty for the theme's own. */
  readonly icon: string;
  /** The colour of the page. */
  readonly paper: ThemeColor;
  /** Its colours in the light, in hexadecimal. */
  readonly colors: {
    readonly paper: string;
    readonly ink: string;
    readonly soft: string;
    readonly spot: string;
  };
  /** A CSS rule with what was set; empty where nothing was. */
  readonly style: string;
}

/** Front matter for all posts of a kind and folder, as Jekyll's `defaults`. */
export interface FrontMatterDefaults {
  /** A folder, or empty for all. */
  readonly path: string;
  /** `posts`, `drafts`, `pages`, or empty for all. */
  readonly type: string;
  readonly values: DataMap;
}

/** A module of the blog that adds to what Tinta does. */
export interface PluginConfig {
  /** Its path in the blog's folder. */
  readonly file: string;
  /** What it is given when it is loaded. */
  readonly options: DataMap;
  /** Names what the module is made of, so that another one makes other pages; empty where there is none. */
  readonly digest: string;
}

/** The whole configuration with every default filled in: plain data, no path of this machine. */
export interface Config {
  readonly title: string;
  readonly description: string;
  /** Origin and base path, no slash at the end; empty when the blog has not said. */
  readonly url: string;
  /** The path part of `url`: `` or `/blog`. */
  readonly base: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timezone: string;
  /** Author id or name of posts that name none; empty for nobody. */
  readonly author: string;
  readonly logo: string;
  readonly nav: readonly NavItem[];
  readonly social: Data;
  readonly theme: ThemeConfig;
  readonly images: ImagesConfig;
  readonly cards: CardsConfig;
  readonly permalink: string;
  readonly perPage: number;
  /** Where the parts of the home list after its first stand: a path within the site, with `:num` for their number. */
  readonly pagePath: string;
  readonly excerptSeparator: string;
  readonly future: boolean;
  readonly drafts: boolean;
  /** Globs, relative to the blog; in a Jekyll blog Jekyll's words. */
  readonly exclude: readonly string[];
  readonly taxonomies: readonly TaxonomyConfig[];
  readonly markdown: MarkdownConfig;
  readonly plugins: readonly PluginConfig[];
  readonly feeds: {
    readonly formats: readonly FeedFormat[];
    readonly terms: readonly FeedFormat[];
    readonly limit: number;
    /** How the Atom feed names a post for good: by its address, or as jekyll-feed does. */
    readonly ids: 'permalink' | 'jekyll';
    /** Further addresses of the blog's feed, such as one that it had with another generator. */
    readonly also: readonly { readonly url: string; readonly format: FeedFormat }[];
  };
  /** Whether a site with posts in several languages has a list and feeds of each. */
  readonly languages: boolean;
  /** `/archive/`; false makes none. */
  readonly archive: string | false;
  readonly search: SearchConfig;
  readonly sitemap: boolean;
  readonly robots: boolean;
  readonly comments: boolean;
  /** Null where site.yml names none. */
  readonly commentSystem: CommentSystem | null;
  /** Where the script that draws diagrams is: a path of the blog or an address; empty for none. */
  readonly mermaid: string;
  readonly share: boolean;
  /** Where readers can share to, in order. */
  readonly shareLinks: readonly string[];
  /** No page is made of it. */
  readonly check: CheckConfig;
  /** Where the site is deployed to; the first is the default. No page is made of it. */
  readonly deploy: readonly TargetConfig[];
  /** Whether this is a Jekyll blog read as it stands. */
  readonly isJekyll: boolean;
  /** Of a Jekyll blog; a native one has none. */
  readonly collections: readonly Collection[];
  /** Of a Jekyll blog: the folder that holds them and its posts, with a slash behind it; empty for the blog's own. */
  readonly collectionsFolder: string;
  readonly defaults: readonly FrontMatterDefaults[];
  /** Every other key of site.yml, untouched. */
  readonly extra: DataMap;
}

/** Keys of a configuration that say something of the site, and by which no text is read. */
export const siteKeys = [
  'title',
  'description',
  'url',
  'logo',
  'nav',
  'social',
  'theme',
  'cards',
  'perPage',
  'pagePath',
  'feeds',
  'languages',
  'archive',
  'sitemap',
  'robots',
  'commentSystem',
  'mermaid',
  'shareLinks',
  'check',
  'deploy',
  'extra',
] as const satisfies readonly (keyof Config)[];

/** What posts and pages are read by: whoever reads them is given no other key. */
export type TextConfig = Omit<Config, (typeof siteKeys)[number]>;

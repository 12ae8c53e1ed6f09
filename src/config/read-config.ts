import { warning } from '../diagnostics/diagnostic.ts';
import { languageTag } from '../text/language-tag.ts';
import type { Config, MarkdownConfig } from '../types/config.ts';
import { type DataMap, isMap } from '../types/data.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import { keysBelow } from './config-keys.ts';
import { ConfigReader, type ConfigSource } from './config-reader.ts';
import { readCards } from './read-cards.ts';
import { readCheck } from './read-check.ts';
import { readComments } from './read-comments.ts';
import { readDeploy } from './read-deploy.ts';
import { readFeeds } from './read-feeds.ts';
import { readImages } from './read-images.ts';
import { kramdownKeys, readKramdown } from './read-kramdown.ts';
import { readNav, readSocial } from './read-links.ts';
import { readPagePath } from './read-page-path.ts';
import { readPermalink } from './read-permalink.ts';
import { readPlugins } from './read-plugins.ts';
import { readSearch } from './read-search.ts';
import { readShare } from './read-share.ts';
import { readTaxonomies } from './read-taxonomies.ts';
import { readTheme } from './read-theme.ts';

/** What the command line says over the file. */
export interface ConfigOverrides {
  readonly baseUrl?: string | undefined;
  readonly drafts?: boolean | undefined;
  readonly future?: boolean | undefined;
}

/** Makes the whole configuration of what site.yml says, with every default filled in. */
export function readConfig(source: ConfigSource, overrides: ConfigOverrides): Checked<Config> {
  const read = new ConfigReader(source);
  const site = readUrl(read, overrides.baseUrl);
  const unknown = read.unknown('', keysBelow(''));
  const share = readShare(read);
  const comments = readComments(read);
  const perPage = read.count('per_page', 10);
  const deploy = readDeploy(read);
  const config: Config = {
    title: read.text('title', ''),
    description: read.text('description', ''),
    ...site,
    language: readLanguage(read),
    timezone: readTimezone(read),
    author: read.text('author', ''),
    logo: read.text('logo', ''),
    nav: readNav(read),
    social: readSocial(read),
    theme: readTheme(read),
    images: readImages(read),
    cards: readCards(read),
    permalink: readPermalink(read, '/:title/'),
    perPage,
    pagePath: readPagePath(read),
    excerptSeparator: read.text('excerpt_separator', '<!--more-->'),
    future: overrides.future ?? read.flag('future', false),
    drafts: overrides.drafts ?? read.flag('drafts', false),
    exclude: read.texts('exclude', []),
    taxonomies: readTaxonomies(read, perPage),
    markdown: readMarkdown(read),
    plugins: readPlugins(read),
    feeds: readFeeds(read),
    languages: read.flag('languages', true),
    archive: read.folder('archive', '/archive/'),
    search: readSearch(read),
    sitemap: read.flag('sitemap', true),
    robots: read.flag('robots', true),
    comments: comments.isOn,
    commentSystem: comments.system,
    mermaid: read.text('mermaid', ''),
    share: share.isOn,
    shareLinks: share.names,
    check: readCheck(read),
    deploy: deploy.targets,
    isJekyll: false,
    collections: [],
    collectionsFolder: '',
    defaults: [],
    extra: pick(source.data, unknown),
  };
  return {
    value: Object.freeze(config),
    diagnostics: [
      ...read.diagnostics,
      ...deploy.diagnostics,
      ...missing(config, source.file, overrides.baseUrl ?? read.text('url', '')),
    ],
  };
}

function missing(config: Config, file: string, said: string): readonly Diagnostic[] {
  const title = 'the blog has no title';
  const lack = said === '' ? 'the blog has no url' : 'url names no host';
  const url = `${lack}, so it gets no feeds, no sitemap and no canonical links`;
  const remedy = `Write url: https://my-blog.example${said} in site.yml.`;
  return [
    ...(config.title === ''
      ? [warning('config-title-missing', title, { file }, 'Write title: My blog in site.yml.')]
      : []),
    ...(said === '' || isPath(said) ? [warning('config-url-missing', url, { file }, remedy)] : []),
  ];
}

function readUrl(read: ConfigReader, override: string | undefined): Pick<Config, 'url' | 'base'> {
  const written = override ?? read.text('url', '');
  if (written === '') return { url: '', base: '' };
  // A blog may leave its host unsaid and stand in a folder of it all the same.
  if (isPath(written)) return { url: '', base: baseOf(new URL(written, 'http://host.invalid')) };
  const parsed = URL.canParse(written) ? new URL(written) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '') {
    read.refuse(
      'url',
      `${written} is not the address of a site`,
      'Write it whole: url: https://me.example or https://me.example/blog.',
    );
    return { url: '', base: '' };
  }
  const base = baseOf(parsed);
  return { url: parsed.origin + base, base };
}

/** The path of an address, without a slash at its end: with two at its start it would name a host in every link. */
function baseOf({ pathname }: URL): string {
  return pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
}

/** Whether an address is a path and nothing else. */
function isPath(address: string): boolean {
  return /^\/(?!\/)[^?#\\]*$/.test(address);
}

function readLanguage(read: ConfigReader): string {
  const language = read.text('language', 'en');
  const tag = languageTag(language);
  if (tag !== null) return tag;
  read.refuse('language', `${language} is not a language`, 'Write a language tag such as es, en or pt-BR.');
  return 'en';
}

function readTimezone(read: ConfigReader): string {
  const timezone = read.text('timezone', 'UTC');
  // Asking for a zone takes a tenth of the shortest build.
  if (timezone === 'UTC') return timezone;
  try {
    Intl.DateTimeFormat('en', { timeZone: timezone });
    return timezone;
  } catch {
    read.refuse('timezone', `${timezone} is not a time zone`, 'Write an IANA name such as Europe/Madrid.');
    return 'UTC';
  }
}

function readMarkdown(read: ConfigReader): MarkdownConfig {
  const reader = read.at('markdown');
  if (typeof reader === 'string')
    read.refuse('markdown', 'markdown takes a mapping', remedyForReader(reader));
  else read.mapping('markdown', keysBelow('markdown'));
  // kramdown has more options than mean something here.
  if (isMap(read.at('markdown.kramdown'))) read.unknown('markdown.kramdown', kramdownKeys);
  else read.mapping('markdown.kramdown', []);
  const html = read.at('markdown.html');
  return {
    dialect: read.oneOf('markdown.dialect', ['commonmark', 'kramdown'], 'commonmark'),
    kramdown: readKramdown(read.at('markdown.kramdown')),
    typographer: read.flag('markdown.typographer', true),
    html: typeof html === 'boolean' ? html : read.oneOf<'safe'>('markdown.html', ['safe'], 'safe'),
    math: read.flag('markdown.math', true),
    highlight: read.flag('markdown.highlight', true),
    toc: read.flag('markdown.toc', false),
    linkify: read.flag('markdown.linkify', true),
    breaks: read.flag('markdown.breaks', false),
  };
}

/** Jekyll names there what reads Markdown. */
function remedyForReader(name: string): string {
  return name === 'kramdown'
    ? 'Write markdown: {dialect: kramdown}.'
    : 'Delete the line: posts are in CommonMark, or with markdown: {dialect: kramdown} in what Jekyll reads.';
}

function pick(data: DataMap, keys: readonly string[]): DataMap {
  return Object.fromEntries(keys.map((key) => [key, data[key] ?? null]));
}

import crypto from 'node:crypto';
import { error, warning } from '../diagnostics/diagnostic.ts';
import type { RenderedMarkdown } from '../markdown/markdown-renderer.ts';
import { plainText } from '../text/plain-text.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { countWords } from './count-words.ts';
import { defaultsFor } from './defaults-for.ts';
import { type ImageFinder, resolveImage } from './resolve-image.ts';
import { locateKey } from './locate-key.ts';
import { outputPath } from './output-path.ts';
import { parseDate } from './parse-date.ts';
import { parsePostName } from './parse-post-name.ts';
import { postUrl } from './post-url.ts';
import { parsePostText } from './front-matter.ts';
import type { FrontMatter } from './read-front-matter.ts';
import { summarize } from './summarize.ts';
import { titleizeSlug } from './titleize-slug.ts';

/** What reading a post needs besides its bytes. */
export interface LoadContext {
  readonly config: Config;
  /** The build's now, in milliseconds since 1970. */
  readonly now: number;
  readonly findImage: ImageFinder;
  renderMarkdown(body: MarkdownBody): RenderedMarkdown;
}

/** A body to be rendered, with its place in the file. */
export interface MarkdownBody {
  readonly source: string;
  readonly file: string;
  readonly lineOffset: number;
  readonly math: boolean;
}

/** A post and its body's HTML, which part ways at once. */
export interface LoadedPost {
  readonly post: Post;
  readonly html: string;
}

/** How long a description made from the excerpt may be. */
const descriptionLength = 160;

/**
 * Makes a post of a file's bytes: decode, split, read the front matter, render the body. Null for what is not to
 * be published: drafts, posts of the future, files with errors.
 */
export function loadPost(
  file: SourceFile,
  bytes: Uint8Array,
  context: LoadContext,
): Checked<LoadedPost | null> {
  const { config } = context;
  const text = parsePostText(bytes, {
    file: file.path,
    timezone: config.timezone,
    defaults: defaultsFor(file, config.defaults),
    taxonomyKeys: config.taxonomies,
    jekyll: config.isJekyll,
  });
  const { frontMatter, yaml, body: markdown, bodyLine } = text.value;
  const name = parsePostName(file.path);
  const dated = dateOf(file, frontMatter, name.date, config);
  const said = config.isJekyll ? text.diagnostics.filter(isNewsToJekyll) : text.diagnostics;
  const found = [...said, ...dated.diagnostics];
  if (found.some(({ severity }) => severity === 'error')) return nothing(found);

  const date = dated.value;
  const isDraft = file.kind === 'draft' || frontMatter.draft;
  const isFuture = date !== null && Date.parse(date) > context.now;
  if ((isDraft && !config.drafts) || (isFuture && !config.future)) return nothing(found);
  const isUndated = date === null && file.kind === 'post';
  if (isUndated) found.push(undated(file, config, context.now));
  if (isUndated && config.isJekyll) return nothing(found);

  const url = postUrl(file, frontMatter, { slug: name.slug, date }, config);
  const problem = 'problem' in url ? url.problem : problemOf(url.url);
  if (problem !== null) return nothing([...found, badUrl(file, yaml, problem)]);
  const place = {
    file: file.path,
    lineOffset: bodyLine,
    math: frontMatter.math ?? config.markdown.math,
  };
  const body = context.renderMarkdown({ source: markdown, ...place });
  const facts = {
    file,
    frontMatter,
    date,
    isDraft,
    isFuture,
    slug: name.slug,
    url: 'url' in url ? url.url : '',
    body,
  };
  const image = resolveImage(frontMatter.image, file.path, context.findImage, config.isJekyll);
  return {
    value: { post: makePost(facts, image.value, context), html: body.html },
    diagnostics: [...found, ...body.diagnostics, ...image.diagnostics],
  };
}

/** Jekyll says nothing of keys it does not know or that stand twice, so neither is said of its blogs. */
function isNewsToJekyll({ code, severity }: Diagnostic): boolean {
  return severity === 'error' || (code !== 'yaml-invalid' && code !== 'key-unknown');
}

interface Facts {
  readonly file: SourceFile;
  readonly frontMatter: FrontMatter;
  readonly date: string | null;
  readonly isDraft: boolean;
  readonly isFuture: boolean;
  readonly slug: string;
  readonly url: string;
  readonly body: RenderedMarkdown;
}

function makePost(facts: Facts, image: Post['image'], context: LoadContext): Post {
  const { file, frontMatter, body } = facts;
  const { config } = context;
  const kind = file.kind === 'page' ? 'page' : 'post';
  const excerpt = excerptOf(facts, context);
  const { words, minutes } = countWords(body.text);
  const authors = frontMatter.terms['authors'] ?? [];
  const fallback = kind === 'post' && config.author !== '' ? [config.author] : [];
  return Object.freeze<Post>({
    id: file.path,
    kind,
    url: facts.url,
    slug: frontMatter.slug ?? facts.slug,
    title: frontMatter.title ?? titleizeSlug(facts.slug),
    date: facts.date,
    updated: frontMatter.updated,
    layout: frontMatter.layout || kind,
    excerpt,
    description: frontMatter.description ?? summarize(plainText(excerpt), descriptionLength),
    terms: { ...frontMatter.terms, authors: authors.length > 0 ? authors : fallback },
    image,
    toc: body.toc,
    words,
    readingTime: minutes,
    draft: facts.isDraft,
    future: facts.isFuture,
    comments: frontMatter.comments ?? config.comments,
    share: frontMatter.share ?? config.share,
    showToc: frontMatter.toc ?? (kind === 'post' && config.markdown.toc),
    pinned: frontMatter.pinned,
    noindex: frontMatter.noindex,
    weight: frontMatter.weight,
    lang: frontMatter.lang ?? config.language,
    translationKey: frontMatter.translationKey,
    canonicalUrl: frontMatter.canonicalUrl,
    aliases: frontMatter.aliases.map((alias) => (alias.startsWith('/') ? alias : `/${alias}`)),
    features: body.features,
    extra: frontMatter.extra,
    bodyDigest: crypto.hash('sha1', body.html, 'hex'),
  });
}

function excerptOf({ file, frontMatter, body }: Facts, context: LoadContext): string {
  if (frontMatter.excerpt === null) return body.excerpt;
  return context
    .renderMarkdown({ source: frontMatter.excerpt, file: file.path, lineOffset: 0, math: false })
    .html.trim();
}

function dateOf(
  file: SourceFile,
  { date }: FrontMatter,
  nameDate: string | null,
  config: Config,
): Checked<string | null> {
  if (date !== null || nameDate === null || file.kind === 'page') return { value: date, diagnostics: [] };
  const parsed = parseDate(nameDate, config.timezone);
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

function undated(file: SourceFile, config: Config, now: number): Diagnostic {
  const today = new Date(now).toISOString().slice(0, 10);
  const fate = config.isJekyll
    ? 'so it is left out, as Jekyll does'
    : 'so it is listed last and stands in no feed';
  const remedy = `Write date: ${today} in its front matter, or name the file ${today}-${parsePostName(file.path).slug}.md.`;
  return warning('date-missing', `the post has no date, ${fate}`, { file: file.path }, remedy);
}

function problemOf(url: string): string | null {
  const output = outputPath(url);
  return 'problem' in output ? output.problem : null;
}

function badUrl(file: SourceFile, yaml: string, problem: string): Diagnostic {
  const found = locateKey(yaml, ['permalink']) ?? locateKey(yaml, ['slug']);
  const place = found === null ? {} : { ...found, line: found.line + 1 };
  const remedy = 'Write a path such as permalink: /a-name/, or a slug: of letters, digits and hyphens.';
  return error(
    'permalink-invalid',
    `this cannot be a URL: ${problem}`,
    { file: file.path, ...place },
    remedy,
  );
}

function nothing(diagnostics: readonly Diagnostic[]): Checked<null> {
  return { value: null, diagnostics };
}

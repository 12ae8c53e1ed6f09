import crypto from 'node:crypto';
import { error } from '../diagnostics/diagnostic.ts';
import type { RenderedMarkdown } from '../markdown/markdown-document.ts';
import { plainText } from '../text/plain-text.ts';
import { resolveAddress, rewriteAddresses } from '../text/rewrite-addresses.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { countWords } from './count-words.ts';
import { defaultsFor } from './defaults-for.ts';
import { type ImageFinder, resolveImage } from './resolve-image.ts';
import { locateKey } from './locate-key.ts';
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
  readonly findImage: ImageFinder;
  renderMarkdown(body: MarkdownBody): RenderedMarkdown;
}

/** A body to be rendered, with its place in the file. */
export interface MarkdownBody {
  readonly source: string;
  readonly file: string;
  readonly lineOffset: number;
  readonly math: boolean;
  /** The post's: its quotes and titles follow it. */
  readonly lang: string;
}

/** A post and its body's HTML, which part ways at once. */
export interface LoadedPost {
  readonly post: Post;
  readonly html: string;
}

/** How long a description made from the excerpt may be. */
const descriptionLength = 160;

/**
 * Makes a post of a file's bytes: decode, split, read the front matter, render the body. Whether and when it is
 * published is decided elsewhere: the same bytes under the same configuration always make the same post. Null for
 * a file with errors.
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
  const worthSaying = (said: readonly Diagnostic[]) => (config.isJekyll ? said.filter(isNewsToJekyll) : said);
  const found = [...worthSaying(text.diagnostics), ...dated.diagnostics];
  if (found.some(({ severity }) => severity === 'error')) return nothing(found);

  const date = dated.value;
  const url = postUrl(file, frontMatter, { slug: name.slug, date }, config);
  if ('problem' in url) return nothing([...found, badUrl(file, yaml, url.problem)]);
  const place = {
    file: file.path,
    lineOffset: bodyLine,
    math: frontMatter.math ?? config.markdown.math,
    lang: frontMatter.lang ?? config.language,
  };
  const body = context.renderMarkdown({ source: markdown, ...place });
  const facts = {
    file,
    frontMatter,
    date,
    isDraft: file.kind === 'draft' || frontMatter.draft,
    slug: name.slug,
    url: url.url,
    body,
  };
  const image = resolveImage(frontMatter.image, file.path, context.findImage, config.isJekyll);
  return {
    value: { post: makePost(facts, image.value, context), html: body.html },
    diagnostics: [...found, ...worthSaying(body.diagnostics), ...image.diagnostics],
  };
}

/** Of a blog that Jekyll builds without a word, only what Tinta does otherwise is worth a warning. */
function isNewsToJekyll({ code, severity }: Diagnostic): boolean {
  return severity === 'error' || code === 'liquid-tag' || code === 'math-invalid';
}

interface Facts {
  readonly file: SourceFile;
  readonly frontMatter: FrontMatter;
  readonly date: string | null;
  readonly isDraft: boolean;
  readonly slug: string;
  readonly url: string;
  readonly body: RenderedMarkdown;
}

function makePost(facts: Facts, image: Post['image'], context: LoadContext): Post {
  const { file, frontMatter, body } = facts;
  const { config } = context;
  const kind = file.kind === 'page' ? 'page' : 'post';
  const excerpt = fromAnywhere(excerptOf(facts, context), config.base + facts.url);
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
    future: false,
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
  const lang = frontMatter.lang ?? context.config.language;
  const place = { file: file.path, lineOffset: 0 };
  return context.renderMarkdown({ source: frontMatter.excerpt, ...place, math: false, lang }).html.trim();
}

/** Stands in for the address of the site, which paths do not need. */
const somewhere = 'http://site.invalid';

/** An excerpt is shown on other pages than its own, so what it points at is named from the root. */
function fromAnywhere(html: string, pagePath: string): string {
  return rewriteAddresses(html, (address) => {
    const whole = resolveAddress(address, somewhere + encodeURI(pagePath));
    return whole.startsWith(`${somewhere}/`) ? whole.slice(somewhere.length) : whole;
  });
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

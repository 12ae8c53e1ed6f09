import crypto from 'node:crypto';
import type { MarkdownDocument, RenderedMarkdown } from '../markdown/markdown-document.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { plainText } from '../text/plain-text.ts';
import { resolveAddress, rewriteAddresses } from '../text/rewrite-addresses.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { countWords } from './count-words.ts';
import { locateKey } from './locate-key.ts';
import { pictureFaults, picturesOf } from './post-pictures.ts';
import { type PostHeader, readHeader } from './read-header.ts';
import { type ImageFinder, resolveImage } from './resolve-image.ts';
import { summarize } from './summarize.ts';
import { titleizeSlug } from './titleize-slug.ts';
import { worthSaying } from './worth-saying.ts';

/** What reading a post needs besides its bytes. */
export interface LoadContext {
  readonly config: Config;
  readonly findImage: ImageFinder;
  renderMarkdown(body: MarkdownBody, picture: MarkdownDocument['picture']): RenderedMarkdown;
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

/** What is known of a post once its body is rendered, or its picture measured. */
type BodyFacts = Pick<
  Post,
  'excerpt' | 'description' | 'toc' | 'words' | 'readingTime' | 'features' | 'bodyDigest' | 'image'
>;

/** The body of a post as rendered: what it says of the post, and its HTML. */
interface LoadedBody {
  readonly facts: BodyFacts;
  readonly html: string;
}

/** How long a description made from the excerpt may be. */
const descriptionLength = 160;

/**
 * Makes a post of a file's bytes: read the header, render the body. Whether and when it is published is decided
 * elsewhere: the same bytes under the same configuration always make the same post. Null for a file with errors.
 */
export function loadPost(
  file: SourceFile,
  bytes: Uint8Array,
  context: LoadContext,
): Checked<LoadedPost | null> {
  const header = readHeader(file, bytes, context.config);
  if (header.value === null) return { value: null, diagnostics: header.diagnostics };
  const { value: body, diagnostics } = loadBody(header.value, context);
  const post = Object.freeze<Post>({ ...headerFacts(header.value, context.config), ...body.facts });
  return { value: { post, html: body.html }, diagnostics: [...header.diagnostics, ...diagnostics] };
}

/** Renders the body of a post whose header is read. */
function loadBody(header: PostHeader, context: LoadContext): Checked<LoadedBody> {
  const { file, frontMatter } = header;
  const { config } = context;
  const picture = picturesOf(header, context.findImage);
  const source = {
    source: header.body,
    file: file.path,
    lineOffset: header.bodyLine,
    math: frontMatter.math ?? config.markdown.math,
    lang: frontMatter.lang ?? config.language,
  };
  const body = context.renderMarkdown(source, (path) => picture(path) ?? null);
  const image = resolveImage(frontMatter.image, picture, {
    place: () => imagePlace(header),
    folder: header.url.slice(0, header.url.lastIndexOf('/') + 1),
    isJekyll: config.isJekyll,
  });
  const excerpt = fromAnywhere(excerptOf(header, body, context), config.base + header.url);
  const { words, minutes } = countWords(body.text);
  const facts: BodyFacts = {
    excerpt,
    description: frontMatter.description ?? summarize(plainText(excerpt), descriptionLength),
    image: image.value,
    toc: body.toc,
    words,
    readingTime: minutes,
    features: body.features,
    bodyDigest: crypto.hash('sha1', body.html, 'hex'),
  };
  const diagnostics: Diagnostic[] = [
    ...worthSaying(body.diagnostics, config),
    ...image.diagnostics,
    ...(config.isJekyll ? [] : pictureFaults(header, body.images, picture)),
  ];
  return { value: { facts, html: body.html }, diagnostics };
}

/** Where the front matter names the picture. */
function imagePlace({ file, yaml }: PostHeader): Place {
  const found = locateKey(yaml, ['image']);
  return { file: file.path, ...(found === null ? {} : { ...found, line: found.line + 1 }) };
}

/** All of a post that its header tells. */
function headerFacts(header: PostHeader, config: Config): Omit<Post, keyof BodyFacts> {
  const { file, frontMatter } = header;
  const kind = file.kind === 'page' ? 'page' : 'post';
  const authors = frontMatter.terms['authors'] ?? [];
  const fallback = kind === 'post' && config.author !== '' ? [config.author] : [];
  return {
    id: file.path,
    kind,
    url: header.url,
    slug: frontMatter.slug ?? header.slug,
    title: frontMatter.title ?? titleizeSlug(header.slug),
    date: header.date,
    updated: frontMatter.updated,
    layout: frontMatter.layout || kind,
    terms: { ...frontMatter.terms, authors: authors.length > 0 ? authors : fallback },
    draft: header.isDraft,
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
    extra: frontMatter.extra,
  };
}

function excerptOf({ file, frontMatter }: PostHeader, body: RenderedMarkdown, context: LoadContext): string {
  if (frontMatter.excerpt === null) return body.excerpt;
  const lang = frontMatter.lang ?? context.config.language;
  const place = { file: file.path, lineOffset: 0 };
  const source = { source: frontMatter.excerpt, ...place, math: false, lang };
  return context.renderMarkdown(source, () => null).html.trim();
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

import type { LiquidRead, LiquidText, PictureRead, RunLiquid } from '../types/liquid.ts';
import crypto from 'node:crypto';
import type { MarkdownDocument, RenderedMarkdown } from '../markdown/markdown-document.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { joinParts } from '../text/body-parts.ts';
import { plainText } from '../text/plain-text.ts';
import { resolveAddress, rewriteAddresses } from '../text/rewrite-addresses.ts';
import { WordPacker } from '../search/post-words.ts';
import type { TextConfig } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post, TocEntry } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { cleanText } from './clean-text.ts';
import { filledBody, isFilledPage } from './filled-file.ts';
import { countWords } from './count-words.ts';
import { frontMatterSource } from './front-matter-source.ts';
import { pictureFaults, picturesOf } from './post-pictures.ts';
import { type BodyFacts, headerPost, wantsLiquid } from './header-post.ts';
import { packToc, unpackToc } from '../text/packed-toc.ts';
import { folderOf } from '../text/path-parts.ts';
import { type PostHeader, readHeader } from './read-header.ts';
import { type ImageFinder, resolveImage } from './resolve-image.ts';
import { summarize } from './summarize.ts';
import { worthSaying } from './worth-saying.ts';

/** What reading a post needs besides its bytes. */
export interface LoadContext {
  readonly config: TextConfig;
  readonly findImage: ImageFinder;
  renderMarkdown(body: MarkdownBody, picture: MarkdownDocument['picture']): RenderedMarkdown;
  /** Makes the bytes of a body; they need hold no longer than until the next one. Fresh ones unless given. */
  readonly encode?: ((text: string) => Uint8Array) | undefined;
  /** Runs the Liquid of a Jekyll blog's bodies. Not given where Liquid is text, nor before all headers are known. */
  readonly runLiquid?: RunLiquid | undefined;
}

/** A body to be rendered, with its place in the file. */
export interface MarkdownBody {
  readonly source: string;
  readonly file: string;
  readonly lineOffset: number;
  readonly origin?: MarkdownDocument['origin'];
  /** Whether it is HTML already. */
  readonly isHtml?: boolean;
  readonly math: boolean;
  readonly title?: MarkdownDocument['title'];
  readonly excerptSeparator?: MarkdownDocument['excerptSeparator'];
  /** The post's: its quotes and titles follow it. */
  readonly lang: string;
}

/** A post and its body's HTML, which part ways at once. */
export interface LoadedPost {
  readonly post: Post;
  /** In UTF-8. */
  readonly html: Uint8Array;
  /** The words it is searched by, packed; they hold no longer than those of the body. */
  readonly words: Uint8Array;
  readonly reads: readonly LiquidRead[];
  /** Those of others' bodies that Liquid shows in it. */
  readonly pictures: readonly PictureRead[];
  /** Whether the body has Liquid that has not run yet: what stands here is the header's. */
  readonly waits: boolean;
}

/** The body of a post as rendered: what it says of the post, and its HTML. */
interface LoadedBody {
  readonly facts: BodyFacts;
  /** What its first heading said, where that was its title. */
  readonly title: string | null;
  /** In UTF-8. */
  readonly html: Uint8Array;
  /** Its words without markup. */
  readonly text: string;
}

/** How long a description made from the excerpt may be. */
const descriptionLength = 160;

/**
 * Makes a post of a file's bytes: read the header, run Liquid, render the body. Whether and when it is published is
 * decided elsewhere: the same bytes under the same configuration always make the same post, and with Liquid the same
 * reads. Null for a file with errors.
 */
export function loadPost(
  file: SourceFile,
  bytes: Uint8Array,
  context: LoadContext,
): Checked<LoadedPost | null> {
  const header = readHeader(file, bytes, context.config);
  if (header.value === null) return { value: null, diagnostics: header.diagnostics };
  const unread = headerPost(header.value, context.config);
  const waits = wantsLiquid(header.value, context.config);
  // Posts may speak of each other, so Liquid waits until every header is known.
  if (waits && context.runLiquid === undefined)
    return {
      value: { post: unread, html: noBytes, words: noBytes, reads: [], pictures: [], waits },
      diagnostics: header.diagnostics,
    };
  const { body: text, bodyLine: lineOffset } = header.value;
  const ran = waits ? context.runLiquid?.({ text, file: file.path, lineOffset }, unread) : undefined;
  const diagnostics = [...header.diagnostics, ...(ran?.diagnostics ?? [])];
  const source = ran === undefined ? text : ran.text;
  if (source === null) return { value: null, diagnostics: heldBack(diagnostics, file, context.config) };
  const { lines = null, further = [] } = ran ?? {};
  const body = loadBody(header.value, { text: source, lines, further }, context);
  const title = header.value.frontMatter.title ?? body.value.title ?? unread.title;
  const post = Object.freeze<Post>({ ...unread, ...body.value.facts, title });
  return {
    value: {
      post,
      html: body.value.html,
      words: lasting(
        context.config.search.isOwn ? wordsOf(post, cleanText(body.value.text)) : noBytes,
        context,
      ),
      reads: ran?.reads ?? [],
      pictures: ran?.pictures ?? [],
      waits: false,
    },
    diagnostics: [...diagnostics, ...body.diagnostics],
  };
}

/** A feed or a script that Liquid gives up on is left out, and the blog is built without it. */
function heldBack(
  diagnostics: readonly Diagnostic[],
  file: SourceFile,
  config: TextConfig,
): readonly Diagnostic[] {
  if (!isFilledPage(file, config)) return diagnostics;
  return diagnostics.map((found) => ({ ...found, severity: 'warning' }));
}

const noBytes = new Uint8Array();

const freshBytes = (text: string): Uint8Array => Buffer.from(text);

/** Bytes that hold as long as the context wants those of a body to. */
function lasting(bytes: Uint8Array, { encode }: LoadContext): Uint8Array {
  return encode === undefined ? bytes.slice() : bytes;
}

/** Its memory serves post after post. */
const packer = new WordPacker();

/** What a post is searched by; code in blocks is not, which would be half of it. The bytes hold until the next post. */
function wordsOf({ title, terms, toc, noindex }: Post, body: string): Uint8Array {
  if (noindex) return noBytes;
  const headings = (entries: readonly TocEntry[]): string =>
    entries.map(({ text, children }) => `${text} ${headings(children)}`).join(' ');
  return packer.pack({
    title,
    terms: Object.values(terms).flat().join(' '),
    headings: headings(unpackToc(toc)),
    body,
  });
}

/** Markdown that is to be rendered; its lines tell where in the file's body each of them came from. */
interface BodySource {
  readonly text: string;
  readonly lines: readonly number[] | null;
  /** The texts of the parts after the first. */
  readonly further: readonly LiquidText[];
}

/** Renders the body of a post whose header is read. */
function loadBody(
  header: PostHeader,
  { text, lines, further }: BodySource,
  context: LoadContext,
): Checked<LoadedBody> {
  const { file, frontMatter } = header;
  const { config } = context;
  const picture = picturesOf(header, context.findImage);
  const { excerpt_separator: separator } = frontMatter.extra;
  const render = (source: string, origin: readonly number[] | null): RenderedMarkdown => {
    if (header.isAlone) return filledBody(source, file.path);
    const from = {
      source,
      file: file.path,
      lineOffset: header.bodyLine,
      isHtml: /\.html?$/i.test(file.path),
      ...(origin === null ? {} : { origin: { source: header.body, lines: origin } }),
      math: frontMatter.math ?? config.markdown.math,
      // Jekyll shows both.
      ...(config.isJekyll ? {} : { title: frontMatter.title }),
      ...(typeof separator === 'string' && separator !== '' ? { excerptSeparator: separator } : {}),
      lang: frontMatter.lang ?? config.language,
    };
    return context.renderMarkdown(from, (path) => picture(path) ?? null);
  };
  const body = render(text, lines);
  const parts = further.map((part) => render(part.text, part.lines).html);
  const image = resolveImage(frontMatter.image, picture, {
    place: () => imagePlace(header),
    folder: folderOf(header.url),
    isJekyll: config.isJekyll,
  });
  const excerpt = fromAnywhere(excerptOf(header, body, context), config.base + header.url);
  const { words, minutes } = countWords(body.text);
  const html = (context.encode ?? freshBytes)(joinParts([body.html, ...parts]));
  const facts: BodyFacts = {
    excerpt,
    description: frontMatter.description ?? summarize(cleanText(plainText(excerpt)), descriptionLength),
    image: image.value,
    toc: packToc(body.toc),
    words,
    readingTime: minutes,
    features: body.features,
    bodyDigest: crypto.hash('sha1', html, 'hex'),
  };
  const diagnostics: Diagnostic[] = [
    ...worthSaying(body.diagnostics, config),
    ...image.diagnostics,
    ...(config.isJekyll ? [] : pictureFaults(header, body.images, picture)),
  ];
  return { value: { facts, title: body.title, html, text: body.text }, diagnostics };
}

/** Where the front matter names the picture. */
function imagePlace({ file, head }: PostHeader): Place {
  return frontMatterSource(head, file.path).keyPlace('image');
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
    // As secure as the page that it is shown on.
    if (address.startsWith('//')) return address;
    const whole = resolveAddress(address, somewhere + encodeURI(pagePath));
    return whole.startsWith(`${somewhere}/`) ? whole.slice(somewhere.length) : whole;
  });
}

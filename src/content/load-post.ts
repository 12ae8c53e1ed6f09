import crypto from 'node:crypto';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { RenderedMarkdown } from '../markdown/markdown-document.ts';
import { joinParts } from '../text/body-parts.ts';
import { packToc } from '../text/packed-toc.ts';
import { folderOf } from '../text/path-parts.ts';
import { plainText } from '../text/plain-text.ts';
import type { TextConfig } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { LiquidRead, LiquidText, PictureRead } from '../types/liquid.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { cleanText } from './clean-text.ts';
import { countWords } from './count-words.ts';
import { filledBody, filledLayout, isFilledPage, standsAlone } from './filled-file.ts';
import { frontMatterSource } from './front-matter-source.ts';
import { type BodyFacts, headerPost, wantsLiquid } from './header-post.ts';
import type { LoadContext, MarkdownBody } from './load-context.ts';
import { meantPicture } from './picture-likeness.ts';
import { postExcerpt } from './post-excerpt.ts';
import { pictureFaults, picturesOf } from './post-pictures.ts';
import { type PostHeader, readHeader } from './read-header.ts';
import { resolveImage } from './resolve-image.ts';
import { searchedWords } from './searched-words.ts';
import { summarize } from './summarize.ts';
import { worthSaying } from './worth-saying.ts';

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
  const shown = ran === undefined ? header.value : alone(header.value, source, context.config);
  const body = loadBody(shown, { text: source, lines, further }, context);
  const title = shown.frontMatter.title ?? body.value.title ?? unread.title;
  const layout = shown.isAlone ? filledLayout : unread.layout;
  const post = Object.freeze<Post>({ ...unread, layout, ...body.value.facts, title });
  return {
    value: {
      post,
      html: body.value.html,
      words: wordsOf(post, body.value.text, context),
      reads: ran?.reads ?? [],
      pictures: ran?.pictures ?? [],
      waits: false,
    },
    diagnostics: [...diagnostics, ...body.diagnostics],
  };
}

/** What includes make a whole document of stands alone like what is written as one. */
function alone(header: PostHeader, body: string, config: TextConfig): PostHeader {
  const { file, frontMatter, isAlone } = header;
  return isAlone || !standsAlone(file, { layout: frontMatter.layout, body }, config)
    ? header
    : { ...header, isAlone: true };
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

/** None where the search is another's; they hold as long as the context wants the bytes of a body to. */
function wordsOf(post: Post, body: string, { config, encode }: LoadContext): Uint8Array {
  if (!config.search.isOwn) return noBytes;
  const words = searchedWords(post, cleanText(body));
  return encode === undefined ? words.slice() : words;
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
  const render = (source: string, origin: readonly number[] | null): RenderedMarkdown =>
    header.isAlone
      ? filledBody(source, file.path)
      : context.renderMarkdown(
          markdownBody(header, { source, origin }, config),
          (path) => picture(path) ?? null,
        );
  const body = render(text, lines);
  const parts = further.map((part) => render(part.text, part.lines).html);
  const alike = (name: string): string | null => meantPicture(name, folderOf(file.path), context.findImage);
  const image = resolveImage(frontMatter.image, picture, {
    place: () => imagePlace(header),
    folder: folderOf(header.url),
    isJekyll: config.isJekyll,
    alike,
  });
  const excerpt = postExcerpt(header, body, context);
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
    ...(config.isJekyll ? [] : pictureFaults(header, body.images, picture, alike)),
  ];
  return { value: { facts, title: body.title, html, text: body.text }, diagnostics };
}

/** What a post's header says of how its body is rendered. */
function markdownBody(
  { file, frontMatter, body, bodyLine }: PostHeader,
  { source, origin }: { readonly source: string; readonly origin: readonly number[] | null },
  config: TextConfig,
): MarkdownBody {
  const { excerpt_separator: separator } = frontMatter.extra;
  return {
    source,
    file: file.path,
    lineOffset: bodyLine,
    isHtml: /\.html?$/i.test(file.path),
    ...(origin === null ? {} : { origin: { source: body, lines: origin } }),
    math: frontMatter.math ?? config.markdown.math,
    // Jekyll shows both.
    ...(config.isJekyll ? {} : { title: frontMatter.title }),
    ...(typeof separator === 'string' && separator !== '' ? { excerptSeparator: separator } : {}),
    lang: frontMatter.lang ?? config.language,
  };
}

/** Where the front matter names the picture. */
function imagePlace({ file, head }: PostHeader): Place {
  return frontMatterSource(head, file.path).keyPlace('image');
}

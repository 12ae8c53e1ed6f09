import crypto from 'node:crypto';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { RenderedMarkdown } from '../markdown/markdown-document.ts';
import { joinParts } from '../text/body-parts.ts';
import { cleanText } from '../text/clean-text.ts';
import { packToc } from '../text/packed-toc.ts';
import { folderOf } from '../text/path-parts.ts';
import { plainText } from '../text/plain-text.ts';
import type { TextConfig } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { LiquidRead, LiquidText, PictureRead } from '../types/liquid.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { countWords } from './count-words.ts';
import { filledBody, filledLayout, isFilledPage, standsAlone } from './filled-file.ts';
import { frontMatterSource } from './front-matter/front-matter-source.ts';
import { worthSaying } from './front-matter/worth-saying.ts';
import { type BodyFacts, headerPost, wantsLiquid } from './header-post.ts';
import type { LoadContext, MarkdownBody } from './load-context.ts';
import { meantPicture } from './pictures/picture-likeness.ts';
import { resolveImage } from './pictures/resolve-image.ts';
import { postExcerpt } from './post-excerpt.ts';
import { pictureFaults, picturesOf, tellBrokenOnce } from './post-pictures.ts';
import { type PostHeader, readHeader } from './read-header.ts';
import { searchedWords } from './searched-words.ts';
import { summarize } from './summarize.ts';

/** A post, and what its body was rendered to, which is kept elsewhere. */
export interface LoadedPost {
  readonly post: Post;
  /** In UTF-8. */
  readonly html: Uint8Array;
  /** The words it is searched by, packed. With `encode` in the context, copy them before the next post is loaded. */
  readonly words: Uint8Array;
  /** What its Liquid looked at in other files. */
  readonly reads: readonly LiquidRead[];
  /** The pictures of other posts' bodies that its Liquid shows. */
  readonly pictures: readonly PictureRead[];
  /** Whether its Liquid has not run yet. Then the post says what its header says, and there are no HTML and no words. */
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
 * Makes a post of a file's bytes:
 *  1. the header is read;
 *  2. in a Jekyll blog the Liquid of the body is run; without `runLiquid` in the context the post waits for it;
 *  3. the body is rendered, and the post says what it says: excerpt, table of contents, words.
 * A pure function of the bytes, the configuration, the pictures and what Liquid reads: whether the post is published is decided
 * elsewhere. The value is null for a file with errors, which the diagnostics tell.
 */
export function loadPost(
  file: SourceFile,
  bytes: Uint8Array,
  context: LoadContext,
): Checked<LoadedPost | null> {
  const { config, runLiquid } = context;
  const header = readHeader(file, bytes, config);
  if (header.value === null) return { value: null, diagnostics: header.diagnostics };
  const bodiless = headerPost(header.value, config);
  const { body: text, bodyLine: lineOffset } = header.value;
  if (!wantsLiquid(header.value, config)) {
    const source: BodySource = { text, lines: null, further: [] };
    const loaded = withBody(header.value, bodiless, source, context);
    return { value: loaded.value, diagnostics: [...header.diagnostics, ...loaded.diagnostics] };
  }
  // Posts may speak of each other, so Liquid waits until every header is known.
  if (runLiquid === undefined) return { value: waiting(bodiless), diagnostics: header.diagnostics };
  const ran = runLiquid({ text, file: file.path, lineOffset }, bodiless);
  const diagnostics = [...header.diagnostics, ...ran.diagnostics];
  if (ran.text === null)
    return { value: null, diagnostics: isFilledPage(file, config) ? asWarnings(diagnostics) : diagnostics };
  const shown = markAlone(header.value, ran.text, config);
  const source: BodySource = { text: ran.text, lines: ran.lines, further: ran.further };
  const loaded = withBody(shown, bodiless, source, context);
  const { reads, pictures } = ran;
  return {
    value: { ...loaded.value, reads, pictures },
    diagnostics: [...diagnostics, ...loaded.diagnostics],
  };
}

/** A post whose Liquid must run before its body can be rendered. */
function waiting(bodiless: Post): LoadedPost {
  return { post: bodiless, html: noBytes, words: noBytes, reads: [], pictures: [], waits: true };
}

/** Renders the body of a post and puts what it says into the post that the header alone made. */
function withBody(
  header: PostHeader,
  bodiless: Post,
  source: BodySource,
  context: LoadContext,
): { readonly value: LoadedPost; readonly diagnostics: readonly Diagnostic[] } {
  const { value: body, diagnostics } = loadBody(header, source, context);
  const title = header.frontMatter.title ?? body.title ?? bodiless.title;
  const layout = header.isAlone ? filledLayout : bodiless.layout;
  const post = Object.freeze<Post>({ ...bodiless, layout, ...body.facts, title });
  const words = wordsOf(post, body.text, context);
  return { value: { post, html: body.html, words, reads: [], pictures: [], waits: false }, diagnostics };
}

/** Marks a page as standing alone, without the theme around it, if its Liquid has made a whole document of it. */
function markAlone(header: PostHeader, body: string, config: TextConfig): PostHeader {
  const { file, frontMatter, isAlone } = header;
  return isAlone || !standsAlone(file, { layout: frontMatter.layout, body }, config)
    ? header
    : { ...header, isAlone: true };
}

/** A feed or a script that Liquid gives up on is left out, and the blog is built without it: its errors are warnings. */
function asWarnings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((found) => ({ ...found, severity: 'warning' }));
}

const noBytes = new Uint8Array();

const freshBytes = (text: string): Uint8Array => Buffer.from(text);

/** The words a post is searched by; none if the blog has no search of its own. In memory of their own only without `encode`. */
function wordsOf(post: Post, body: string, { config, encode }: LoadContext): Uint8Array {
  if (!config.search.isOwn) return noBytes;
  const words = searchedWords(post, cleanText(body));
  return encode === undefined ? words.slice() : words;
}

/** The text that is to be rendered. */
interface BodySource {
  readonly text: string;
  /** For each line of the text the line of the file's body it came from; null where they are the same. */
  readonly lines: readonly number[] | null;
  /** The texts of the parts after the first, of a page that lists posts in parts. */
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
  const picture = picturesOf(header, context.findPicture);
  const render = (source: string, origin: readonly number[] | null): RenderedMarkdown =>
    header.isAlone
      ? filledBody(source, file.path)
      : context.renderMarkdown(
          markdownBody(header, { source, origin }, config),
          (path) => picture(path) ?? null,
        );
  const body = render(text, lines);
  const parts = further.map((part) => render(part.text, part.lines).html);
  const alike = (name: string): string | null => meantPicture(name, folderOf(file.path), context.findPicture);
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
    ...tellBrokenOnce([
      ...image.diagnostics,
      ...(config.isJekyll ? [] : pictureFaults(header, body.images, picture, alike)),
    ]),
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

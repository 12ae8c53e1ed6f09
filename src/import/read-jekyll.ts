import type { RunLiquid } from '../types/liquid.ts';
import { liquidSite } from '../build/run-liquid.ts';
import { readSource, type Roots } from '../build/scan.ts';
import type { Services } from '../build/services.ts';
import { decodeText } from '../content/decode-text.ts';
import { isFilledPage } from '../content/filled-file.ts';
import { loadData } from '../content/load-data.ts';
import { loadPost } from '../content/load-post.ts';
import { type PostHeader, readHeader } from '../content/read-header.ts';
import { warning } from '../diagnostics/diagnostic.ts';
import { createLiquid } from '../liquid/create-liquid.ts';
import { nothingRendered } from '../markdown/markdown-document.ts';
import type { Bodies } from './compare-blogs.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';

/** A post or page of a Jekyll blog with its Liquid run. */
export interface ReadPost {
  readonly header: PostHeader;
  /** Markdown, or HTML in a file of that name. */
  readonly body: string;
  /** Whether its Liquid looked at other posts, data or the clock: what it saw there is written out now. */
  readonly isFrozen: boolean;
}

export interface JekyllBlog {
  readonly posts: readonly ReadPost[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Inputs {
  readonly roots: Roots;
  readonly config: Config;
  readonly services: Services;
  readonly now: Date;
  /** What its posts and pages become, which lists of them show. */
  readonly bodies: Pick<Bodies, 'pages'>;
}

/** Reads every post, draft and page: first the headers, then the bodies with Liquid, whose code blocks become fences. */
export function readJekyll(
  sources: readonly SourceFile[],
  { roots, config, services, now, bodies }: Inputs,
): JekyllBlog {
  const texts = sources.filter(
    (file) => ['post', 'draft', 'page'].includes(file.kind) && !isFilledPage(file, config),
  );
  const bytesOf = new Map(texts.map((file) => [file, readSource(roots, file)]));
  const load = (file: SourceFile, runLiquid?: RunLiquid) =>
    loadPost(file, bytesOf.get(file) ?? nothing, {
      config,
      findImage: () => undefined,
      renderMarkdown: () => nothingRendered,
      runLiquid,
    });
  const loaded = new Map<SourceFile, Post>();
  const diagnostics = sources.filter((file) => isFilledPage(file, config)).map(leftBehind);
  for (const file of texts) {
    const { value, diagnostics: said } = load(file);
    if (value !== null) loaded.set(file, value.post);
    diagnostics.push(...said);
  }
  const data = loadData(
    sources.filter(({ kind }) => kind === 'data').map((file) => ({ file, bytes: readSource(roots, file) })),
  );
  const files = new Map(sources.map((file) => [file.path, file]));
  const shown = new Map(
    [...bodies.pages.values()].map(({ source, html, excerpt }) => [
      source,
      { content: html, excerpt: excerpt === '' ? '' : `${excerpt}\n`, reads: [], pictures: [] },
    ]),
  );
  const run = createLiquid(liquidSite(loaded, data.value, sources, { config, now }), {
    renderMarkdown: services.renderMarkdown,
    renderCode: fence,
    readBody: (id) => shown.get(id) ?? null,
    readSource: (path) => {
      const file = files.get(path);
      return file === undefined ? null : decodeText(readSource(roots, file), path).value;
    },
  });

  const posts = texts.flatMap((file): readonly ReadPost[] => {
    const header = readHeader(file, bytesOf.get(file) ?? nothing, config).value;
    if (header === null) return [];
    let body: string | null = header.body;
    let isFrozen = false;
    const made = load(file, (source, post) => {
      const ran = run({ ...source, text: withFences(source.text) }, post);
      body = ran.text;
      isFrozen = ran.reads.some(([name]) => /^(?:posts|pages|data|files|time|near)/.test(name));
      return ran;
    });
    diagnostics.push(...made.diagnostics);
    return body === null ? [] : [{ header, body, isFrozen }];
  });
  return { posts, diagnostics: [...diagnostics, ...data.diagnostics] };
}

/** A file that Liquid fills in has no counterpart where Liquid does not run. */
function leftBehind({ path }: SourceFile): Diagnostic {
  const remedy = 'The theme brings feeds, a sitemap and a search; write what else it was for as a layout.';
  return warning('file-skipped', 'Liquid fills it in, which a native blog does not', { file: path }, remedy);
}

const nothing = new Uint8Array();

const highlight =
  /^([ \t]*)\{%-?\s*highlight\s+([^\s%]+)([^%]*?)-?%\}[ \t]*\n([^]*?)\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}[ \t]*$/gm;

/** `highlight` tags on lines of their own as fences where they stand, so that code in a list stays in it. */
function withFences(text: string): string {
  if (!text.includes('highlight')) return text;
  return text.replace(highlight, (_, indent: string, language: string, words: string, code: string) => {
    const marked = words.match(/(?:hl|mark)_lines\s*=\s*["']([^"']*)["']/)?.[1]?.match(/\d+/g) ?? [];
    const lines = marked.map((line): readonly [number, number] => [Number(line), Number(line)]);
    const firstLine = /\blinenos\b/.test(words) ? 1 : null;
    const { opening, marks } = fenceOf(code, language, { firstLine, marked: lines });
    return `\n${indent}${opening}\n${code}\n${indent}${marks}\n`;
  });
}

type Lines = Parameters<Parameters<typeof createLiquid>[1]['renderCode']>[2];

/** Code between fences, on lines of its own. */
function fence(code: string, language: string, lines: Lines): string {
  const { opening, marks } = fenceOf(code, language, lines);
  return `\n\n${opening}\n${code}\n${marks}\n\n`;
}

/** Fences longer than any in the code. */
function fenceOf(
  code: string,
  language: string,
  lines: Lines,
): { readonly opening: string; readonly marks: string } {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  const marked = lines.marked.map(([first, last]) =>
    first === last ? String(first) : `${String(first)}-${String(last)}`,
  );
  const words = [
    language,
    ...(lines.firstLine === null ? [] : ['linenos']),
    ...(marked.length === 0 ? [] : [`{${marked.join(',')}}`]),
  ].filter((word) => word !== '');
  return { opening: marks + words.join(' '), marks };
}

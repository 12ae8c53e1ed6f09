import { prepare, release } from '../build/prepare.ts';
import type { Prepared } from '../build/render/prepared.ts';
import type { PrepareOptions } from '../build/scan/build-options.ts';
import { Stopwatch } from '../build/scan/stopwatch.ts';
import { surveyBlog } from '../build/scan/survey.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { partOf } from '../text/body-parts.ts';
import { plainText } from '../text/plain-text.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** A page that the two blogs show otherwise, and in what. */
interface Change {
  readonly url: string;
  readonly source: string;
  /** A page that is not published any more is gone; one that was not published before is new. */
  readonly what: 'gone' | 'new' | 'words' | 'links and pictures' | 'ids';
  /** Of words, the first that differ: as they were, and as they are. */
  readonly first?: readonly [before: string, after: string];
}

/** How the blog that was made differs from the one it was made of. */
export interface Comparison {
  readonly pages: number;
  /** Whether no more was compared than where texts stand. */
  readonly isOfAddresses?: true;
  readonly changes: readonly Change[];
  /** What stands in the way of building the new blog. */
  readonly errors: readonly Diagnostic[];
}

interface Options {
  readonly theme: string;
  readonly now: Date;
  readonly version: string;
  /** Addresses that are not compared. */
  readonly ignored: ReadonlySet<string>;
  /** Addresses of drafts whose lists hold less than they did: that they are there is all that is compared. */
  readonly shortened: ReadonlySet<string>;
}

/** Compares what a reader gets of each post and page of a blog, drafts and all, with what the one before gave; markup may differ. */
export async function compareBlogs(old: Bodies, after: string, options: Options): Promise<Comparison> {
  const made = await bodiesOf(after, options);
  const compared = [...old.pages].filter(([url]) => !options.ignored.has(url));
  const changes = compared.flatMap(([url, page]) => changeOf(url, page, made.pages.get(url), options));
  const added = [...made.pages].filter(
    ([url, { isPublished }]) =>
      isPublished && !options.ignored.has(url) && old.pages.get(url)?.isPublished !== true,
  );
  const news = added.map(([url, { source }]) => ({ url, source, what: 'new' as const }));
  const errors = made.diagnostics.filter(isError);
  return { pages: compared.length, changes: [...changes, ...news], errors };
}

function changeOf(
  url: string,
  { source, html, isPublished }: Body,
  found: Body | undefined,
  { shortened }: Options,
): readonly Change[] {
  if (found === undefined || (isPublished && !found.isPublished)) return [{ url, source, what: 'gone' }];
  const what = shortened.has(url) ? null : differenceOf(html, found.html);
  if (what === null) return [];
  return [{ url, source, what, ...(what === 'words' ? { first: firstWords(html, found.html) } : {}) }];
}

function differenceOf(before: string, after: string): Change['what'] | null {
  if (textOf(before) !== textOf(after)) return 'words';
  if (valuesOf(before, /\s(?:href|src)="([^"]*)"/g) !== valuesOf(after, /\s(?:href|src)="([^"]*)"/g))
    return 'links and pictures';
  return valuesOf(before, /\sid="([^"]*)"/g) === valuesOf(after, /\sid="([^"]*)"/g) ? null : 'ids';
}

function textOf(html: string): string {
  // Numbers of lines stand in the text of one kind of markup only.
  return plainText(html.replace(/<pre class="lineno">[^<]*<\/pre>/g, '')).replace(/\s/g, '');
}

/** How many words are shown before and after the first that differs. */
const context = { before: 2, after: 5 };

function firstWords(before: string, after: string): readonly [string, string] {
  const [old, now] = [before, after].map((html) => plainText(html).split(/\s+/).filter(Boolean));
  const at = (old ?? []).findIndex((word, index) => word !== now?.[index]);
  const start = Math.max(0, (at === -1 ? (old?.length ?? 0) : at) - context.before);
  const shown = (words: readonly string[] = []) =>
    words.slice(start, start + context.before + context.after).join(' ');
  return [shown(old), shown(now)];
}

function valuesOf(html: string, pattern: RegExp): string {
  return [...html.matchAll(pattern)].map(([, value = '']) => value).join('\n');
}

/** What a reader gets of a post or page. */
interface Body {
  readonly source: string;
  readonly html: string;
  readonly excerpt: string;
  /** Whether it stands in the blog without drafts. */
  readonly isPublished: boolean;
}

/** What a reader gets of a blog. */
export interface Bodies {
  /** By address. */
  readonly pages: ReadonlyMap<string, Body>;
  /** Sources that are not published, since another has their address: Jekyll writes one of two over the other. */
  readonly shadowed: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a blog twice: as it is published, and with drafts and posts of the future for what is not. */
export async function bodiesOf(
  blog: string,
  { theme, now, version }: Pick<Options, 'theme' | 'now' | 'version'>,
): Promise<Bodies> {
  const options = { roots: { blog, theme }, now, version };
  const all = await readBodies({ ...options, drafts: true, future: true }, false);
  const published = await readBodies(options, true);
  const pages = new Map([...all.pages, ...published.pages]);
  // What is published keeps its address, whatever else would have it.
  const owners = new Set([...pages.values()].map(({ source }) => source));
  const beaten = [...all.pages.values()].map(({ source }) => source).filter((source) => !owners.has(source));
  const shadowed = new Set([...all.shadowed, ...beaten].filter((source) => !owners.has(source)));
  return { pages, shadowed, diagnostics: all.diagnostics };
}

async function readBodies(options: PrepareOptions, isPublished: boolean): Promise<Bodies> {
  const watch = new Stopwatch();
  const prepared = await prepare(surveyBlog(options, watch), options, watch);
  try {
    const { diagnostics } = prepared;
    const collided = diagnostics.filter(
      ({ code, severity }) => code === 'url-collision' && severity === 'warning',
    );
    const shadowed = new Set(collided.flatMap(({ file }) => file ?? []));
    return { pages: pagesOf(prepared, shadowed, isPublished), shadowed, diagnostics };
  } finally {
    await release(prepared);
  }
}

function pagesOf(
  { site, inputs }: Prepared,
  shadowed: Bodies['shadowed'],
  isPublished: boolean,
): Bodies['pages'] {
  const shown = [...site.posts, ...site.pages].filter(({ id }) => !shadowed.has(id));
  return new Map(
    shown.map(({ id, url, excerpt }) => [
      url,
      { source: id, html: partOf(inputs.bodies.get(id), 1), excerpt, isPublished },
    ]),
  );
}

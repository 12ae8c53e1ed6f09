import { partOf } from '../text/body-parts.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { type Prepared, prepare, release } from '../build/prepare.ts';
import { Stopwatch } from '../build/stopwatch.ts';
import { surveyBlog } from '../build/survey.ts';
import { plainText } from '../text/plain-text.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

/** A page that the two blogs show otherwise, and in what. */
interface Change {
  readonly url: string;
  readonly source: string;
  readonly what: 'gone' | 'words' | 'links and pictures' | 'ids';
  /** Of words, the first that differ: as they were, and as they are. */
  readonly first?: readonly [before: string, after: string];
}

export interface Comparison {
  readonly pages: number;
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
}

/** Compares what a reader gets of each post and page of a blog, drafts and all, with what the one before gave; markup may differ. */
export async function compareBlogs(old: Bodies, after: string, options: Options): Promise<Comparison> {
  const made = await bodiesOf(after, options);
  const changes = [...old.pages].flatMap(([url, { source, html }]): readonly Change[] => {
    if (options.ignored.has(url)) return [];
    const found = made.pages.get(url);
    if (found === undefined) return [{ url, source, what: 'gone' }];
    const what = differenceOf(html, found.html);
    if (what === null) return [];
    return [{ url, source, what, ...(what === 'words' ? { first: firstWords(html, found.html) } : {}) }];
  });
  const errors = made.diagnostics.filter(isError);
  return { pages: old.pages.size, changes, errors };
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

/** What a reader gets of a blog. */
export interface Bodies {
  readonly pages: ReadonlyMap<
    string,
    { readonly source: string; readonly html: string; readonly excerpt: string }
  >;
  /** Sources that are not published, since another has their address: Jekyll writes one of two over the other. */
  readonly shadowed: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a blog, drafts and all. */
export async function bodiesOf(
  blog: string,
  { theme, now, version }: Omit<Options, 'ignored'>,
): Promise<Bodies> {
  const watch = new Stopwatch();
  const options = { roots: { blog, theme }, now, version, drafts: true, future: true };
  const prepared = await prepare(surveyBlog(options, watch), options, watch);
  try {
    const { diagnostics } = prepared;
    const collided = diagnostics.filter(
      ({ code, severity }) => code === 'url-collision' && severity === 'warning',
    );
    const shadowed = new Set(collided.flatMap(({ file }) => file ?? []));
    return { pages: pagesOf(prepared, shadowed), shadowed, diagnostics };
  } finally {
    await release(prepared);
  }
}

function pagesOf({ site, inputs }: Prepared, shadowed: Bodies['shadowed']): Bodies['pages'] {
  const published = [...site.posts, ...site.pages].filter(({ id }) => !shadowed.has(id));
  return new Map(
    published.map(({ id, url, excerpt }) => [
      url,
      { source: id, html: partOf(inputs.bodies.get(id), 1), excerpt },
    ]),
  );
}

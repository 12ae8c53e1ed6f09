import { decodeExactly } from '../content/decode-text.ts';
import type { RunLiquid } from '../content/load-post.ts';
import { publishPost } from '../content/publish-post.ts';
import { createLiquid } from '../liquid/create-liquid.ts';
import { liquidPost, type LiquidSite } from '../liquid/liquid-site.ts';
import { renderFigure } from '../markdown/highlight/render-code.ts';
import type { Config } from '../types/config.ts';
import type { DataMap } from '../types/data.ts';
import type { Checked } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { SourceFile } from '../types/source-file.ts';
import { readSource, type Roots } from './scan.ts';
import type { Services } from './services.ts';

/** Liquid on whatever thread: the same function of the same site. */
export function openLiquid(site: LiquidSite, roots: Roots, services: Services): RunLiquid {
  const files = new Map(site.files.map((file) => [file.path, file]));
  const isHighlighted = site.config.markdown.highlight;
  return createLiquid(site, {
    renderMarkdown: services.renderMarkdown,
    renderCode: (code, language, lines) =>
      renderFigure(code, { language, title: '', ...lines }, isHighlighted),
    readSource: (path) => {
      const file = files.get(path);
      return file === undefined ? null : decodeExactly(readSource(roots, file), path).value;
    },
  });
}

/** The blog as its Liquid sees it, made of headers alone; what is kept back is not seen. */
export function liquidSite(
  loaded: ReadonlyMap<SourceFile, Post>,
  data: DataMap,
  files: readonly SourceFile[],
  { config, now }: { readonly config: Config; readonly now: Date },
): LiquidSite {
  const published = [...loaded].flatMap(([file, post]) => {
    const found: Checked<Post | null> = { value: post, diagnostics: [] };
    return publishPost(found, file, config, now.getTime()).value ?? [];
  });
  const posts = published.filter(({ kind }) => kind === 'post').toSorted(newestFirst);
  const pages = published.filter(({ kind }) => kind === 'page').toSorted(byId);
  return { config, posts: posts.map(liquidPost), pages: pages.map(liquidPost), data, files };
}

function newestFirst(a: Post, b: Post): number {
  return Date.parse(b.date ?? '') - Date.parse(a.date ?? '') || byId(b, a);
}

function byId(a: Post, b: Post): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

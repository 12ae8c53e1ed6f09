import { decodeExactly } from '../../content/data/decode-text.ts';
import { isFilledPage } from '../../content/filled-file.ts';
import { publishPost } from '../../content/publish-post.ts';
import { createLiquid } from '../../liquid/create-liquid.ts';
import type { LiquidServices, OtherBody } from '../../liquid/liquid-services.ts';
import { composed, type LiquidSite, liquidPost } from '../../liquid/liquid-site.ts';
import { renderFigure } from '../../markdown/highlight/render-code.ts';
import { readSource } from '../../sources/read-source.ts';
import { compareTexts } from '../../text/compare-texts.ts';
import type { Config } from '../../types/config.ts';
import type { DataMap } from '../../types/data.ts';
import type { Checked } from '../../types/diagnostic.ts';
import type { RunLiquid } from '../../types/liquid.ts';
import type { Post } from '../../types/post.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { createFileLoader, type FileLoader, type FileLoading } from './load-file.ts';

/** Bodies that are kept for further readers: feeds show the newest, and lists for a search each once. */
const keptBodies = 500;

/** Liquid on whatever thread: the same function of the same site. */
export function openLiquid(
  site: LiquidSite,
  loading: Pick<FileLoading, 'roots' | 'services' | 'pictures'>,
): RunLiquid {
  const { roots, services } = loading;
  const { config } = site;
  const files = new Map(site.files.map((file) => [composed(file.path), file]));
  const bodies = new Map<string, OtherBody | null>();
  let loadFile: FileLoader | null = null;
  return create((id) => {
    let body = bodies.get(id);
    if (body === undefined) {
      body = readBody(id);
      if (bodies.size < keptBodies) bodies.set(id, body);
    }
    return body;
  });

  function create(showBody: LiquidServices['readBody']): RunLiquid {
    return createLiquid(site, {
      renderMarkdown: services.renderMarkdown,
      renderCode: (code, language, lines) =>
        renderFigure(code, { language, title: '', ...lines }, config.markdown.highlight),
      readBody: showBody,
      readSource: (path) => {
        const file = files.get(composed(path));
        return file === undefined ? null : decodeExactly(readSource(roots, file), path).value;
      },
    });
  }

  /** The bodies that a body shows show none themselves, so that it does not matter which is asked for first. */
  function readBody(id: string): OtherBody | null {
    const file = files.get(composed(id));
    if (file === undefined || isFilledPage(file, config)) return null;
    loadFile ??= createFileLoader(
      { ...loading, config, sources: site.files },
      create(() => null),
    );
    const { post, html, images, reads } = loadFile(file);
    if (post === null) return null;
    const content = new TextDecoder().decode(html);
    const excerpt = post.excerpt === '' ? '' : `${post.excerpt}\n`;
    return { content, excerpt, reads, pictures: images };
  }
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
  return compareTexts(a.id, b.id);
}

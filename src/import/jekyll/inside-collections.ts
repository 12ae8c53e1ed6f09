import type { Services } from '../../build/load/services.ts';
import { collectionOf } from '../../content/addresses/collection-of.ts';
import { loadPost } from '../../content/load-post.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import { createLiquid } from '../../liquid/create-liquid.ts';
import type { LiquidServices, OtherBody } from '../../liquid/liquid-services.ts';
import type { LiquidSite } from '../../liquid/liquid-site.ts';
import { renderFigure } from '../../markdown/highlight/render-code.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { SourceFile } from '../../types/source-file.ts';

/** Whether a file stands in a collection that has no output: it is no page, and only the Liquid of others sees it. */
export function isInside({ path }: SourceFile, config: Config): boolean {
  return collectionOf(path, config)?.isPublished === false;
}

/** Tells of such a file. */
export function withoutOutput({ path }: SourceFile): Diagnostic {
  const remedy = 'Write output: true for its collection in _config.yml and import again to publish it.';
  return warning(
    'file-skipped',
    'its collection has no output, so it is not published',
    { file: path },
    remedy,
  );
}

/** What the body of such a file becomes, where Liquid shows it; bodies show no others. */
export function insideBody(
  file: SourceFile,
  bytes: Uint8Array,
  site: LiquidSite,
  services: Services,
  liquid: Omit<LiquidServices, 'readBody'>,
): OtherBody | null {
  const { config } = site;
  const runLiquid = createLiquid(site, {
    ...liquid,
    readBody: () => null,
    renderCode: (code, language, lines) =>
      renderFigure(code, { language, title: '', ...lines }, config.markdown.highlight),
  });
  const { renderBody: renderMarkdown } = services;
  const loaded = loadPost(file, bytes, {
    config,
    findPicture: () => undefined,
    renderMarkdown,
    runLiquid,
  }).value;
  if (loaded === null) return null;
  const { post, html, reads } = loaded;
  const excerpt = post.excerpt === '' ? '' : `${post.excerpt}\n`;
  return { content: new TextDecoder().decode(html), excerpt, reads, pictures: [] };
}

import { liquidSite } from '../../build/load/open-liquid.ts';
import type { Services } from '../../build/load/services.ts';
import { decodeText } from '../../content/data/decode-text.ts';
import { createLiquid } from '../../liquid/create-liquid.ts';
import type { OtherBody } from '../../liquid/liquid-services.ts';
import { composed, type LiquidSite } from '../../liquid/liquid-site.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import type { Config } from '../../types/config.ts';
import type { DataMap } from '../../types/data.ts';
import type { LiquidPost, LiquidSource, RunLiquid } from '../../types/liquid.ts';
import type { Post } from '../../types/post.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { Bodies } from '../compare-blogs.ts';
import { fence } from '../fences.ts';
import { insideBody, isInside } from './inside-collections.ts';

/** What a blog is read with. */
export interface Inputs {
  readonly roots: Roots;
  readonly config: Config;
  readonly services: Services;
  readonly now: Date;
  /** What its posts and pages become, which lists of them show. */
  readonly bodies: Pick<Bodies, 'pages'>;
  readonly readBytes: (file: SourceFile) => Uint8Array;
}

interface Blog {
  readonly loaded: ReadonlyMap<SourceFile, Post>;
  readonly data: DataMap;
  readonly sources: readonly SourceFile[];
}

interface Ran {
  readonly ran: ReturnType<RunLiquid>;
  /** Whether it lists fewer posts than a preview of what is not published would show. */
  readonly isShortened: boolean;
}

/**
 * Liquid for what is published, which sees nothing else, and for what is not: that may link to others that are not published, but
 * its lists hold none of them either, as it may be published before them.
 */
export function openLiquids(
  { loaded, data, sources }: Blog,
  { roots, config, services, now, bodies, readBytes }: Inputs,
): (source: LiquidSource, post: LiquidPost) => Ran {
  const files = new Map(sources.map((file) => [composed(file.path), file]));
  const shown = new Map(
    [...bodies.pages.values()].map(({ source, html, excerpt }) => [
      source,
      { content: html, excerpt: excerpt === '' ? '' : `${excerpt}\n`, reads: [], pictures: [] },
    ]),
  );
  const liquid = {
    renderMarkdown: services.renderMarkdown,
    renderCode: fence,
    readSource: (path: string) => {
      const file = files.get(composed(path));
      return file === undefined ? null : decodeText(readSource(roots, file), path).value;
    },
  };
  const runFor = (site: LiquidSite): RunLiquid => {
    const inside = new Map<string, OtherBody>();
    return createLiquid(site, {
      ...liquid,
      readBody: (id) => {
        const file = files.get(composed(id));
        if (file === undefined || !isInside(file, config)) return shown.get(id) ?? null;
        const body = inside.get(id) ?? insideBody(file, readBytes(file), site, services, liquid);
        if (body !== null) inside.set(id, body);
        return body;
      },
    });
  };
  const seen = liquidSite(loaded, data, sources, { config: publishing(config), now });
  const runs = {
    published: runFor(seen),
    all: runFor(liquidSite(loaded, data, sources, { config, now })),
  };
  const published = new Set([...seen.posts, ...seen.pages].map(({ id }) => id));
  return (source, post) => {
    if (published.has(post.id)) return { ran: runs.published(source, post), isShortened: false };
    const ran = runs.all(source, post);
    const isShortened = ran.reads.some(([name]) => /^(?:posts|pages|time|near)/.test(name));
    return { ran: isShortened ? runs.published(source, post) : ran, isShortened };
  };
}

/** What Jekyll would publish: no drafts, and posts of the future only where the blog says so. */
function publishing(config: Config): Config {
  return { ...config, drafts: false, future: config.extra['future'] === true };
}

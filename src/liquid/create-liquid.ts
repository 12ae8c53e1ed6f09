import { type Context, type Liquid, LiquidError, type Template, TokenKind, toValueSync } from 'liquidjs';
import { type Pagination, paginationOf } from '../content/addresses/pagination.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { LiquidPost, LiquidText, RunLiquid } from '../types/liquid.ts';
import { explainFault } from './explain-fault.ts';
import { mapLines, type Stretch } from './line-map.ts';
import { beginRun, LiquidRun } from './liquid-run.ts';
import type { LiquidServices, OtherBody } from './liquid-services.ts';
import { factDigests, type LiquidSite, neighboursOf } from './liquid-site.ts';
import { type LiquidEngine, openEngine } from './open-engine.ts';
import { paginatorOf } from './paginator.ts';
import { withoutGaps } from './parse-laxly.ts';
import { pageView, postViews } from './post-views.ts';
import { RubyContext } from './ruby-context.ts';
import { siteView } from './site-view.ts';
import { limitWork, TooMuchWork } from './work-limit.ts';
import { writtenOut } from './written-out.ts';

/** What the bodies of one blog run with. */
interface LiquidBlog {
  readonly site: LiquidSite;
  readonly engine: LiquidEngine;
  readonly viewOf: ReturnType<typeof postViews>;
}

/** Sets Liquid up for a blog. */
export function createLiquid(site: LiquidSite, services: LiquidServices): RunLiquid {
  const engine = openEngine(site, services);
  const digestOf = factDigests(site);
  let running: LiquidRun | null = null;
  const viewOf = postViews(site.config, {
    bodyOf({ id }) {
      const body = services.readBody(id) ?? nothingToShow;
      running?.readBody(id, body);
      return body;
    },
    near({ id }) {
      running?.read(`near:${id}`);
      return neighboursOf(site, id);
    },
  });

  return function runLiquid(source, post) {
    const run = new LiquidRun(source, digestOf);
    running = run;
    try {
      return { ...runBody({ site, engine, viewOf }, run, post), ...learnt(run) };
    } catch (cause) {
      const isOurs = LiquidError.is(cause) || cause instanceof RangeError || cause instanceof TooMuchWork;
      if (!isOurs) throw cause;
      run.diagnostics.push(explainFault(cause, source));
      return { text: null, lines: [], further: [], ...learnt(run) };
    } finally {
      running = null;
      engine.unknownFilters.clear();
    }
  };
}

const nothingToShow: OtherBody = { content: '', excerpt: '', reads: [], pictures: [] };

/** What a run tells besides the text. */
function learnt({ reads, pictures, diagnostics }: LiquidRun) {
  return { reads, pictures, diagnostics };
}

/** Runs a body for each part of its page: one, unless the page lists posts in parts. */
function runBody(blog: LiquidBlog, run: LiquidRun, post: LiquidPost) {
  const { unknownFilters, filterNames } = blog.engine;
  const { templates, changed } = blog.engine.parse(run.source.text, run.source.file);
  for (const was of changed) warnOf(was, run);
  const pagination = paginationOf(post, blog.site);
  // Which posts there are decides which parts there are, whatever each part shows of them.
  if (pagination !== null) for (const name of ['posts', 'pages']) run.read(name);
  const [first, ...further] = (pagination?.paths ?? ['']).map((_, at) =>
    runPart(blog, templates, { run, post, pagination, part: at + 1 }),
  );
  for (const name of unknownFilters) {
    const remedy = `Take it out, or name a filter that Jekyll has.${didYouMean(name, filterNames)}`;
    run.warn('liquid-filter', `there is no filter ${name}; the value stands as it was`, name, remedy);
  }
  return { text: first?.text ?? '', lines: first?.lines ?? [], further };
}

function warnOf(was: string, run: LiquidRun): void {
  const remedy = 'Mend it, or put {% raw %} and {% endraw %} around it to show it as it is.';
  run.warn('liquid-invalid', `${was} is not Liquid; what can be read of it is`, was, remedy);
}

/** One part of a page, and whose run it is. */
interface Part {
  readonly run: LiquidRun;
  readonly post: LiquidPost;
  readonly pagination: Pagination | null;
  /** Counted from 1. */
  readonly part: number;
}

/** Runs what was parsed of a body for one part of its page. */
function runPart(
  { site, engine: { liquid }, viewOf }: LiquidBlog,
  templates: readonly Template[],
  { run, post, pagination, part }: Part,
): LiquidText {
  const body = run.source.text;
  const shown = { ...post, url: pagination?.urls[part - 1] ?? post.url };
  const scope = {
    site: siteView(site, shown, run, viewOf),
    paginator: pagination === null ? null : paginatorOf(pagination, part, viewOf),
    page: pageView(shown, body, site, run, viewOf),
    jekyll: { version: '4.3.1', environment: 'production' },
  };
  beginRun(scope, run);
  const context = new RubyContext(scope, liquid.options, { sync: true });
  run.limit(limitWork(context, site.posts.length));
  const { text, stretches } = render(liquid, templates, context);
  return { text: withoutGaps(text), lines: mapLines(text, body, stretches) };
}

/** Renders template by template, noting where each stretch of the output came from. */
function render(engine: Liquid, templates: readonly Template[], context: Context) {
  const emitter = { buffer: '', write: (html: unknown) => void (emitter.buffer += writtenOut(html)) };
  const stretches: Stretch[] = [];
  for (const template of templates) {
    const { token } = template;
    const isText = token.kind === TokenKind.HTML;
    const trimmed = isText && 'trimLeft' in token ? Number(token.trimLeft) : 0;
    stretches.push({ at: emitter.buffer.length, from: token.begin + trimmed, isText });
    toValueSync(engine.renderer.renderTemplates([template], context, emitter as never));
    if (context.breakCalled || context.continueCalled) break;
  }
  return { text: emitter.buffer, stretches };
}

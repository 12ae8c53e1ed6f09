import { type Context, Liquid, LiquidError, type Template, TokenKind, toValueSync } from 'liquidjs';
import { type Pagination, paginationOf } from '../content/pagination.ts';
import { error } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { LiquidPost, LiquidSource, LiquidText, RunLiquid } from '../types/liquid.ts';
import { readDottedBrackets } from './dotted-brackets.ts';
import { addFilters } from './filters.ts';
import { mapLines, type Stretch } from './line-map.ts';
import { beginRun, LiquidRun, placeAt } from './liquid-run.ts';
import type { LiquidServices, OtherBody } from './liquid-services.ts';
import { factDigests, type LiquidSite, neighboursOf } from './liquid-site.ts';
import { operators } from './operators.ts';
import { paginatorOf } from './paginator.ts';
import { type LaxTemplates, parseLaxly, withoutGaps } from './parse-laxly.ts';
import { readStringsPlainly } from './plain-strings.ts';
import { pageView, postViews } from './post-views.ts';
import { RubyContext } from './ruby-context.ts';
import { siteView } from './site-view.ts';
import { embedTags } from './tags/embeds.ts';
import { highlightTag } from './tags/highlight.ts';
import { ifchangedTag } from './tags/ifchanged.ts';
import { includeTags } from './tags/include.ts';
import { linkTags } from './tags/links.ts';
import { allowUnknownTags } from './tags/unknown.ts';
import { themeIncludes } from './theme-includes.ts';
import { readFloatsAsRuby } from './whole-float.ts';
import { limitWork, TooMuchWork } from './work-limit.ts';
import { writtenOut } from './written-out.ts';

/**
 * What one body may cost besides steps: milliseconds, and about as many characters, list items and steps of ranges, of which
 * each post adds some: a list for a search goes over the words of them all.
 */
const limits = { renderLimit: 30_000, memory: { least: 20_000_000, perPost: 400_000 } };

/** Sets Liquid up for a blog: the tags and filters of Jekyll, files only as scan has listed them. */
export function createLiquid(site: LiquidSite, services: LiquidServices): RunLiquid {
  readStringsPlainly();
  readDottedBrackets();
  readFloatsAsRuby();
  const unknownFilters = new Set<string>();
  const engine = new Liquid({
    renderLimit: limits.renderLimit,
    memoryLimit: limits.memory.least + limits.memory.perPost * site.posts.length,
    jekyllWhere: true,
    ownPropertyOnly: true,
    outputEscape: writtenOut,
    operators,
    templates: {},
  });
  addFilters(engine, site, services);
  highlightTag(engine, services);
  includeTags(engine, (file) => {
    const text = services.readSource(file) ?? themeIncludes.get(file.slice('_includes/'.length));
    return text === undefined ? null : parse(text, file).templates;
  });
  linkTags(engine, site);
  ifchangedTag(engine);
  embedTags(engine);
  const known = Object.keys(engine.filters);
  const knownTags = new Set(Object.keys(engine.tags));
  Object.defineProperty(engine, 'filters', { value: noticing(engine.filters, unknownFilters) });
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

  function parse(text: string, file: string): LaxTemplates {
    allowUnknownTags(engine, text, knownTags);
    return parseLaxly(engine, text, file);
  }

  /** Runs what is parsed of a body for one part of its page, where that lists posts in parts. */
  function runPart(
    templates: readonly Template[],
    { source, run, post, pagination, part }: Part,
  ): LiquidText {
    const shown = { ...post, url: pagination?.urls[part - 1] ?? post.url };
    const scope = {
      site: siteView(site, shown, run, viewOf),
      paginator: pagination === null ? null : paginatorOf(pagination, part, viewOf),
      page: pageView(shown, source.text, site, run, viewOf),
      jekyll: { version: '4.3.1', environment: 'production' },
    };
    beginRun(scope, run);
    const context = new RubyContext(scope, engine.options, { sync: true });
    run.limit(limitWork(context, site.posts.length));
    const { text: rendered, stretches } = render(engine, templates, context);
    return { text: withoutGaps(rendered), lines: mapLines(rendered, source.text, stretches) };
  }

  return function runLiquid(source, post) {
    const run = new LiquidRun(source, digestOf);
    running = run;
    try {
      const { templates, changed } = parse(source.text, source.file);
      for (const was of changed) warnOf(was, run);
      const pagination = paginationOf(post, site);
      // Which posts there are decides which parts there are, whatever each part shows of them.
      if (pagination !== null) for (const name of ['posts', 'pages']) run.read(name);
      const parts = (pagination?.paths ?? ['']).map((_, at) =>
        runPart(templates, { source, run, post, pagination, part: at + 1 }),
      );
      const [first, ...further] = parts;
      for (const name of unknownFilters) {
        const remedy = `Take it out, or name a filter that Jekyll has.${didYouMean(name, known)}`;
        run.warn('liquid-filter', `there is no filter ${name}; the value stands as it was`, name, remedy);
      }
      return { text: first?.text ?? '', lines: first?.lines ?? [], further, ...learnt(run) };
    } catch (cause) {
      const isOurs = LiquidError.is(cause) || cause instanceof RangeError || cause instanceof TooMuchWork;
      if (!isOurs) throw cause;
      run.diagnostics.push(explain(cause, source));
      return { text: null, lines: [], further: [], ...learnt(run) };
    } finally {
      running = null;
      unknownFilters.clear();
    }
  };
}

/** One part of a page, and whose run it is. */
interface Part {
  readonly source: LiquidSource;
  readonly run: LiquidRun;
  readonly post: LiquidPost;
  readonly pagination: Pagination | null;
  /** Counted from 1. */
  readonly part: number;
}

/** What a run tells besides the text. */
function learnt({ reads, pictures, diagnostics }: LiquidRun) {
  return { reads, pictures, diagnostics };
}

const nothingToShow: OtherBody = { content: '', excerpt: '', reads: [], pictures: [] };

function warnOf(was: string, run: LiquidRun): void {
  const remedy = 'Mend it, or put {% raw %} and {% endraw %} around it to show it as it is.';
  run.warn('liquid-invalid', `${was} is not Liquid; what can be read of it is`, was, remedy);
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

/** A look-up of filters that notes the names it does not know. */
function noticing(filters: Liquid['filters'], unknown: Set<string>): Liquid['filters'] {
  return new Proxy(filters, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      if (Object.hasOwn(target, name)) return target[name];
      unknown.add(name);
      return undefined;
    },
  });
}

function explain(cause: Error, source: LiquidSource): Diagnostic {
  const { message, at, file } = LiquidError.is(cause)
    ? { message: (cause.originalError ?? cause).message, at: cause.token.begin, file: cause.token.file }
    : {
        message: cause instanceof TooMuchWork ? cause.message : 'it is nested too deep',
        at: -1,
        file: source.file,
      };
  const where = file === source.file ? placeAt(source, at) : placeAt(source, -1);
  const inside = file === source.file || file === undefined ? '' : ` (in ${file})`;
  const remedy = 'Mend the tag, or put {% raw %} and {% endraw %} around what is to be shown as it is.';
  return error('liquid-invalid', `Liquid cannot be run: ${message}${inside}`, where, remedy);
}

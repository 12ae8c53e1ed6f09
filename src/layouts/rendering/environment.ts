import nunjucks from 'nunjucks';
import type { Filter } from '../filters/filter.ts';
import { LayoutError } from '../layout-error.ts';
import type { Reads } from '../reads.ts';
import { CachedPartials } from './cached-partials.ts';
import { engineOptions, templateOf } from './compile-layout.ts';
import { speedUpFrames } from './engine-frame.ts';
import { refuseTextAmongViews, refuseThings } from './engine-output.ts';
import type { EngineContext, Frame, Variables } from './included-context.ts';
import type { Layout, LayoutSet } from './layout-set.ts';
import { remedyForLayout } from './meant-layout.ts';
import { renderIncluded } from './render-included.ts';
import { deepest, TemplateStack } from './template-stack.ts';

/** How many of the last look-ups are kept to name a circle of includes. */
const trailLength = 20;

/** How far templates may lead on to others that they extend or import. */
const mostLookups = 100;

/** What to do about a template that leads to itself. */
const waysOut = {
  includes: 'Take the include out, or put it behind a condition that ends.',
  extends: 'Extend another layout.',
  imports: 'Put what both need into a file that imports neither.',
} as const;

/**
 * The template engine over one set of layouts. `extends`, `include`, `import` and `from` all come through
 * `getTemplate`: each look-up is recorded, those that fail too.
 */
export class LayoutEnvironment extends nunjucks.Environment {
  readonly #loader: CachingLoader;
  readonly #reads: Reads;
  #layouts: LayoutSet;
  readonly #trail: string[] = [];
  readonly #partials: CachedPartials;
  #included = new Map<string, Included>();
  readonly #stack = new TemplateStack();
  /** How many look-ups go on since the last include. */
  #lookups = 0;

  constructor(
    layouts: LayoutSet,
    filters: ReadonlyMap<string, Filter>,
    reads: Reads,
    open: OpenLayout = templateOf,
  ) {
    // The engine keeps what it has compiled beside its loader.
    const loader: CachingLoader = { getSource: (name) => sourceOf(this.#layouts, name, open) };
    super(loader, engineOptions);
    speedUpFrames();
    refuseThings();
    refuseTextAmongViews();
    this.#layouts = layouts;
    this.#loader = loader;
    this.#reads = reads;
    this.#partials = new CachedPartials(layouts, reads);
    for (const [name, filter] of filters) this.addFilter(name, filter);
  }

  /**
   * Finds a compiled template, as the engine asks for each that a page needs, and records the look-up. Compiled templates call it with
   * (name, whether it is extended, name of the parent, whether it may be missing, callback); the engine's typings leave most of these out.
   */
  override getTemplate(...args: unknown[]): nunjucks.Template {
    const [name] = args;
    if (typeof name !== 'string') return Reflect.apply(super.getTemplate, this, args);
    const found = this.#layouts.has(name);
    this.#note(name, found ? `layout:${name}` : `layout?:${name}`);
    const mayBeMissing = args[3] === true;
    if (!found && !mayBeMissing) throw this.#missing(name);
    const isFollowed = typeof args[4] === 'function';
    return isFollowed ? this.#follow(name, args) : Reflect.apply(super.getTemplate, this, args);
  }

  /** Runs the look-up of a template that is extended or imported: the engine goes on from inside it, so it is counted against endless ones. */
  #follow(name: string, args: readonly unknown[]): nunjucks.Template {
    const isExtended = args[1] === true;
    if (this.#lookups >= mostLookups)
      throw this.#endless(
        name,
        isExtended ? 'extends' : 'imports',
        isExtended ? this.#stack.names : this.#trail.slice(0, -1),
      );
    if (isExtended && this.#stack.depth >= deepest) throw this.#tooDeep(name);
    if (isExtended) this.#stack.enter(name, null);
    this.#lookups++;
    try {
      return Reflect.apply(super.getTemplate, this, args);
    } finally {
      this.#lookups--;
      if (isExtended) this.#stack.leave();
    }
  }

  /**
   * Renders `{% include %}`, for which compiled templates call it. One partial that would give the same text to several pages is
   * rendered once. Throws what rendering it throws.
   */
  include(name: unknown, mayBeMissing: boolean, context: EngineContext, frame: Frame): string {
    const variables = context.getVariables();
    if (typeof name !== 'string')
      return this.#render('', this.getTemplate(name, false, undefined, mayBeMissing), variables, frame);
    const known = this.#included.get(name);
    if (known !== undefined) this.#note(name, known.fact);
    const { template } = known ?? this.#open(name, mayBeMissing);
    return this.#partials.render(name, variables, frame, () =>
      this.#render(name, template, variables, frame),
    );
  }

  /** Goes on with newer layouts, or with the same ones of a newer site. Compiled templates of unchanged layouts stay. */
  renew(layouts: LayoutSet): void {
    if (layouts !== this.#layouts)
      for (const [name, layout] of this.#layouts)
        if (layouts.get(name)?.source !== layout.source) delete this.#loader.cache?.[name];
    this.#layouts = layouts;
    this.#included = new Map();
    this.#partials.renew(layouts);
  }

  /** Renders a page by the layout of this name. Throws what `explainLayoutError` explains. */
  renderLayout(name: string, context: object): string {
    this.#trail.length = 0;
    this.#stack.begin(name);
    this.#lookups = 0;
    return this.getTemplate(name).render(context);
  }

  /** Records that a template was asked for, as a read of the page and for naming a circle of templates. */
  #note(name: string, fact: string): void {
    this.#reads.add(fact);
    this.#trail.push(name);
    if (this.#trail.length > trailLength) this.#trail.shift();
  }

  /** Finds an included template, and remembers it for the next include, which then needs no look-up. */
  #open(name: string, mayBeMissing: boolean): Included {
    const opened = {
      template: this.getTemplate(name, false, undefined, mayBeMissing),
      fact: `layout:${name}`,
    };
    if (this.#layouts.has(name)) this.#included.set(name, opened);
    return opened;
  }

  #render(name: string, template: nunjucks.Template, variables: Variables, frame: Frame): string {
    const scope = { frame, variables };
    if (this.#stack.isCircle(name, scope, this.#layouts))
      throw this.#endless(name, 'includes', this.#stack.names);
    if (this.#stack.depth >= deepest) throw this.#tooDeep(name);
    const lookups = this.#lookups;
    this.#stack.enter(name, scope);
    this.#lookups = 0;
    try {
      return renderIncluded(this, template, variables, frame);
    } finally {
      this.#lookups = lookups;
      this.#stack.leave();
    }
  }

  /** Makes the error of a template that leads to itself, by way of those that came after it among `before`. */
  #endless(name: string, does: keyof typeof waysOut, before: readonly string[]): LayoutError {
    const way = this.#wayBack(name, before);
    return new LayoutError('layout-cycle', `${way} ${does} itself without end`, waysOut[does]);
  }

  /** Makes the error of templates that go too deep into one another, whether or not they would end. */
  #tooDeep(name: string): LayoutError {
    const way = this.#wayBack(name, this.#stack.names);
    return new LayoutError(
      'layout-cycle',
      `${way} stands in itself too deep: templates go ${deepest} deep into one another`,
      'Put the include behind a condition that ends sooner.',
    );
  }

  #wayBack(name: string, before: readonly string[]): string {
    const circle = [...before.slice(Math.max(0, before.lastIndexOf(name))), name];
    return circle.map((each) => this.#layouts.get(each)?.path ?? each).join(' → ');
  }

  #missing(name: string): LayoutError {
    return new LayoutError(
      'layout-name-unknown',
      `there is no layout ${name}`,
      remedyForLayout(name, this.#layouts.keys()),
    );
  }
}

/** A loader as the engine uses it: it puts compiled templates beside it, by name. */
interface CachingLoader extends nunjucks.ILoader {
  cache?: { [name: string]: unknown };
}

/** A template that was included before, and what it is called as a fact. */
interface Included {
  readonly template: nunjucks.Template;
  readonly fact: string;
}

/** Makes of a layout's text what the engine runs. */
type OpenLayout = (layout: Layout) => nunjucks.LoaderSource['src'];

function sourceOf(layouts: LayoutSet, name: string, open: OpenLayout): nunjucks.LoaderSource {
  const layout = layouts.get(name);
  // The engine takes null for a template that may be missing and is; its typings do not say so.
  if (layout === undefined) return null as unknown as nunjucks.LoaderSource;
  return { src: open(layout), path: layout.path, noCache: false };
}

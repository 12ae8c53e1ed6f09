import nunjucks from 'nunjucks';
import { didYouMean } from '../text/did-you-mean.ts';
import { engineOptions, templateOf } from './compile-layout.ts';
import { speedUpFrames } from './engine-frame.ts';
import { type Filter, telling } from './filters/filter.ts';
import { type Frame, KeptPartials } from './kept-partials.ts';
import { LayoutError } from './layout-error.ts';
import type { LayoutSet } from './layout-set.ts';
import type { Reads } from './reads.ts';

/** How many of the last look-ups are kept to name a circle of includes. */
const trailLength = 20;

/** How deep templates may stand in one another. The engine's own end is a full stack, a second or more away. */
const deepest = 100;

/**
 * The template engine over one set of layouts. `extends`, `include`, `import` and `from` all come through
 * `getTemplate`: each look-up is recorded, those that fail too.
 */
export class LayoutEnvironment extends nunjucks.Environment {
  readonly #loader: CachingLoader;
  readonly #reads: Reads;
  #layouts: LayoutSet;
  readonly #trail: string[] = [];
  readonly #counted = new WeakSet<nunjucks.Template>();
  readonly #kept: KeptPartials;
  #depth = 0;

  constructor(layouts: LayoutSet, filters: ReadonlyMap<string, Filter>, reads: Reads) {
    // The engine keeps what it has compiled beside its loader.
    const loader: CachingLoader = { getSource: (name) => sourceOf(this.#layouts, name) };
    super(loader, engineOptions);
    speedUpFrames();
    this.#layouts = layouts;
    this.#loader = loader;
    this.#reads = reads;
    this.#kept = new KeptPartials(layouts, reads);
    for (const [name, filter] of filters) this.addFilter(name, telling(name, filter));
  }

  // The engine's typings leave out the arguments that templates themselves pass.
  override getTemplate(...args: unknown[]): nunjucks.Template {
    const [name] = args;
    if (typeof name !== 'string') return Reflect.apply(super.getTemplate, this, args);
    const found = this.#layouts.has(name);
    this.#reads.add(found ? `layout:${name}` : `layout?:${name}`);
    this.#trail.push(name);
    if (this.#trail.length > trailLength) this.#trail.shift();
    const mayBeMissing = args[3] === true;
    if (!found && !mayBeMissing) throw this.#missing(name);
    // Templates ask with a callback, and then get nothing back.
    const counting = args.map((arg) => (isCallback(arg) ? this.#counting(name, arg) : arg));
    return this.#count(name, Reflect.apply(super.getTemplate, this, counting));
  }

  /** Takes a newer state of the layouts, or of what they show; what is compiled of the others stays. */
  renew(layouts: LayoutSet): void {
    if (layouts !== this.#layouts)
      for (const [name, layout] of this.#layouts)
        if (layouts.get(name)?.source !== layout.source) delete this.#loader.cache?.[name];
    this.#layouts = layouts;
    this.#kept.renew(layouts);
  }

  /** The templates asked for last, latest at the end. */
  get trail(): readonly string[] {
    return this.#trail;
  }

  /** The page's bytes as text. Throws what `explainLayoutError` explains. */
  renderLayout(name: string, context: object): string {
    this.#trail.length = 0;
    this.#depth = 0;
    return this.getTemplate(name).render(context);
  }

  #counting(name: string, callback: Callback): Callback {
    return (failure, template) =>
      callback(failure, template instanceof nunjucks.Template ? this.#count(name, template) : template);
  }

  /**
   * Makes a template count how deep it stands in others, and refuse to stand deeper than any list goes; and one that
   * is included be rendered once for all who would see the same.
   */
  #count<T extends nunjucks.Template | undefined>(name: string, template: T): T {
    if (template === undefined || this.#counted.has(template)) return template;
    this.#counted.add(template);
    const counted = template as unknown as {
      [way in 'render' | 'getExported']: (...args: unknown[]) => unknown;
    };
    for (const way of ['render', 'getExported'] as const) {
      const original = counted[way].bind(template);
      counted[way] = (...args) => {
        if (this.#depth >= deepest) throw this.#endless();
        this.#depth++;
        try {
          return original(...args);
        } finally {
          this.#depth--;
        }
      };
    }
    const render = counted.render;
    counted.render = (context, frame, callback, ...others) => {
      if (!isCallback(callback) || !isFrame(frame) || !isObject(context))
        return render(context, frame, callback, ...others);
      let text: string;
      try {
        // Without a callback the engine gives back what it made: what follows the include need not stand inside it.
        text = this.#kept.render(name, context, frame, () => String(render(context, frame)));
      } catch (failure) {
        return callback(failure);
      }
      return callback(null, text);
    };
    return template;
  }

  #endless(): LayoutError {
    const circle = [...new Set(this.#trail)].map((name) => this.#layouts.get(name)?.path ?? name);
    return new LayoutError(
      'layout-cycle',
      `${circle.join(' → ')} includes itself without end`,
      'Take the include out, or put it behind a condition that ends.',
    );
  }

  #missing(name: string): LayoutError {
    return new LayoutError(
      'layout-name-unknown',
      `there is no layout ${name}`,
      `Create layouts/${name} or mend the name.${didYouMean(name, this.#layouts.keys())}`,
    );
  }
}

/** A loader as the engine uses it: it puts compiled templates beside it, by name. */
interface CachingLoader extends nunjucks.ILoader {
  cache?: { [name: string]: unknown };
}

type Callback = (failure: unknown, result?: unknown) => void;

function isCallback(argument: unknown): argument is Callback {
  return typeof argument === 'function';
}

function isObject(argument: unknown): argument is object {
  return typeof argument === 'object' && argument !== null;
}

function isFrame(argument: unknown): argument is Frame {
  return isObject(argument) && 'lookup' in argument && typeof argument.lookup === 'function';
}

function sourceOf(layouts: LayoutSet, name: string): nunjucks.LoaderSource {
  const layout = layouts.get(name);
  // The engine takes null for a template that may be missing and is; its typings do not say so.
  if (layout === undefined) return null as unknown as nunjucks.LoaderSource;
  return { src: templateOf(layout), path: layout.path, noCache: false };
}

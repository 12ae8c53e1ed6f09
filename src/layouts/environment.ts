import nunjucks from 'nunjucks';
import { didYouMean } from '../text/did-you-mean.ts';
import type { Filter } from './filters/filter.ts';
import { LayoutError } from './layout-error.ts';
import type { LayoutSet } from './layout-set.ts';
import type { Reads } from './reads.ts';

/** How many of the last look-ups are kept to name a circle of includes. */
const trailLength = 20;

/**
 * The template engine over one set of layouts. `extends`, `include`, `import` and `from` all come through
 * `getTemplate`: each look-up is recorded, those that fail too.
 */
export class LayoutEnvironment extends nunjucks.Environment {
  readonly #layouts: LayoutSet;
  readonly #reads: Reads;
  readonly #trail: string[] = [];

  constructor(layouts: LayoutSet, filters: ReadonlyMap<string, Filter>, reads: Reads) {
    const loader: nunjucks.ILoader = { getSource: (name) => sourceOf(layouts, name) };
    // `dev` keeps the engine's own errors, which carry line and column.
    super(loader, { autoescape: true, throwOnUndefined: true, dev: true } as nunjucks.ConfigureOptions);
    this.#layouts = layouts;
    this.#reads = reads;
    for (const [name, filter] of filters) this.addFilter(name, filter);
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
    return Reflect.apply(super.getTemplate, this, args);
  }

  /** The templates asked for last, latest at the end. */
  get trail(): readonly string[] {
    return this.#trail;
  }

  /** The page's bytes as text. Throws what `explainLayoutError` explains. */
  renderLayout(name: string, context: object): string {
    this.#trail.length = 0;
    return this.getTemplate(name).render(context);
  }

  #missing(name: string): LayoutError {
    return new LayoutError(
      'layout-name-unknown',
      `there is no layout ${name}`,
      `Create layouts/${name} or mend the name.${didYouMean(name, this.#layouts.keys())}`,
    );
  }
}

function sourceOf(layouts: LayoutSet, name: string): nunjucks.LoaderSource {
  const layout = layouts.get(name);
  // The engine takes null for a template that may be missing and is; its typings do not say so.
  if (layout === undefined) return null as unknown as nunjucks.LoaderSource;
  return { src: layout.source, path: layout.path, noCache: false };
}

import type nunjucks from 'nunjucks';

/** The variables of one template, as the engine hands them from one to the next. */
export interface EngineContext {
  getVariables(): Variables;
}

/** The scope a template is included in. */
export interface Frame {
  topLevel: boolean;
  readonly parent?: Frame;
  readonly variables: Variables;
  lookup(name: string): unknown;
  push(isolateWrites: boolean): Frame;
}

/** The variables of a template by their names. */
export type Variables = Readonly<Record<string, unknown>>;

/** A block of a template, as it is compiled. */
export type Block = (env: nunjucks.Environment, context: object, ...others: readonly unknown[]) => void;

/**
 * What an included template sees: the variables of the one that includes it, and those it sets itself, which nobody else
 * sees. The engine's own copies all variables for each include, and most set none.
 */
export class IncludedContext implements EngineContext {
  readonly env: nunjucks.Environment;
  readonly blocks: Record<string, Block[]> = {};
  readonly #exported: string[] = [];
  #own: Record<string, unknown> | null = null;
  ctx: Variables;

  constructor(env: nunjucks.Environment, variables: Variables, blocks: Readonly<Record<string, Block>>) {
    this.env = env;
    this.ctx = variables;
    for (const name in blocks) if (blocks[name] !== undefined) this.addBlock(name, blocks[name]);
  }

  lookup(name: string): unknown {
    const { globals } = this.env as unknown as { globals: Variables };
    return name in globals && !(name in this.ctx) ? globals[name] : this.ctx[name];
  }

  setVariable(name: string, value: unknown): void {
    this.#own ??= { ...this.ctx };
    this.#own[name] = value;
    this.ctx = this.#own;
  }

  getVariables(): Variables {
    return this.ctx;
  }

  addBlock(name: string, block: Block): this {
    (this.blocks[name] ??= []).push(block);
    return this;
  }

  getBlock(name: string): Block {
    const block = this.blocks[name]?.[0];
    if (block === undefined) throw new Error(`unknown block "${name}"`);
    return block;
  }

  getSuper(env: nunjucks.Environment, name: string, block: Block, ...others: readonly unknown[]): void {
    const blocks = this.blocks[name] ?? [];
    const above = blocks[blocks.indexOf(block) + 1];
    if (!blocks.includes(block) || above === undefined)
      throw new Error(`no super block available for "${name}"`);
    above(env, this, ...others);
  }

  addExport(name: string): void {
    this.#exported.push(name);
  }

  getExported(): Variables {
    return Object.fromEntries(this.#exported.map((name) => [name, this.ctx[name]]));
  }
}

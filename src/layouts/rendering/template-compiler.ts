// oxlint-disable no-underscore-dangle -- so the engine names the parts of its compiler
import engine, { type CompileFrame } from 'nunjucks/src/compiler.js';
import { transform } from 'nunjucks/src/transformer.js';
import { isLiteral, isNode, parseTemplate, type TemplateNode, walk } from '../syntax/syntax-tree.ts';

/** Tags whose text is written elsewhere, and may ask there for the loop they stand in. */
const elsewhere = ['Block', 'Extends', 'FromImport', 'Import', 'Include'];

/**
 * Compiles a template to the body of a function that gives the engine its parts. Throws the engine's TemplateError
 * where the syntax is wrong.
 */
export function compileTemplate(source: string, path: string): string {
  return codeOf(source, new TemplateCompiler(path, true));
}

/** What a compiler makes of a template. Throws as `compileTemplate` does. */
export function codeOf(source: string, compiler: TemplateCompiler): string {
  compiler.compile(transform(parseTemplate(source), []));
  return compiler.getCode();
}

/**
 * The engine's compiler, whose code does the same with less. Its own is made for templates that are fetched while they
 * run: what follows an include stands in a function inside it, each name behind a dot is looked for by a function that all
 * share, and each round of a loop says seven things of itself that hardly any asks for.
 */
export class TemplateCompiler extends engine.Compiler {
  /** Variables of the function being written, which it declares at its beginning. */
  #variables: string[] = [];
  #beginning = 0;

  override _emitFuncBegin(node: TemplateNode, name: string): void {
    super._emitFuncBegin(node, name);
    this.#variables = [];
    this.#beginning = this.codebuf.push('') - 1;
  }

  override _emitFuncEnd(noReturn?: boolean): void {
    super._emitFuncEnd(noReturn);
    if (this.#variables.length > 0) this.codebuf[this.#beginning] = `var ${this.#variables.join(', ')};\n`;
  }

  /** An include is a call of `LayoutEnvironment.include`. */
  override compileInclude(node: TemplateNode, frame: CompileFrame): void {
    this._emit(`${this.buffer} += env.include(`);
    this._compileExpression(nodeAt(node, 'template'), frame);
    this._emitLine(`, ${String(node['ignoreMissing'] === true)}, context, frame);`);
  }

  /** A property by its name, so that the machine learns of each place what stands there; a function as the engine hands it out. */
  override compileLookupVal(node: TemplateNode, frame: CompileFrame): void {
    const key = node['val'];
    if (!isLiteral(key) || typeof key['value'] !== 'string') {
      super.compileLookupVal(node, frame);
      return;
    }
    const name = JSON.stringify(key['value']);
    const [object, value] = [this.declareVariable(), this.declareVariable()];
    this._emit(`((${object} = (`);
    this._compileExpression(nodeAt(node, 'target'), frame);
    this._emit(`)) === undefined || ${object} === null ? undefined : `);
    this._emit(`typeof (${value} = ${object}[${name}]) !== "function" ? ${value} : `);
    this._emit(`runtime.memberLookup(${object}, ${name}))`);
  }

  /** What a loop says of itself, where anything in it may ask. */
  override _emitLoopBindings(node: TemplateNode, _list: string, index: string, length: string): void {
    if (!mayAskForLoop(nodeAt(node, 'body'))) return;
    const facts = {
      index: `${index} + 1`,
      index0: index,
      revindex: `${length} - ${index}`,
      revindex0: `${length} - ${index} - 1`,
      first: `${index} === 0`,
      last: `${index} === ${length} - 1`,
      length,
    };
    const pairs = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
    this._emitLine(`frame.set("loop", { ${pairs.join(', ')} });`);
  }

  /** A variable of the function being written. */
  protected declareVariable(): string {
    const name = this._tmpid();
    this.#variables.push(name);
    return name;
  }
}

function mayAskForLoop(body: TemplateNode): boolean {
  let may = false;
  walk(body, (node) => {
    if (elsewhere.includes(node.typename) || (node.typename === 'Symbol' && node['value'] === 'loop'))
      may = true;
  });
  return may;
}

/** The node in a field that always holds one. */
export function nodeAt(node: TemplateNode, field: string): TemplateNode {
  const value = node[field];
  if (!isNode(value)) throw new TypeError(`${node.typename} has no ${field}`);
  return value;
}

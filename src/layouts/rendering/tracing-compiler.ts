// oxlint-disable no-underscore-dangle -- so the engine names the parts of its compiler
import type { CompileFrame } from 'nunjucks/src/compiler.js';
import { childrenOf, type TemplateNode } from '../syntax/syntax-tree.ts';
import { codeOf, nodeAt, TemplateCompiler } from './template-compiler.ts';

/** Tags and expressions that are written as statements of their own. */
const statements: ReadonlySet<string> = new Set(
  'Output If For Set Switch Block Include Extends Import FromImport'.split(' '),
);

/** Compiles a template as `compileTemplate` does, to code that needs a `TracingEnvironment`. Throws as it does. */
export function compileTraced(source: string, path: string): string {
  const compiler = new TracingCompiler(path, true);
  compiler.path = path;
  return codeOf(source, compiler);
}

/**
 * Writes code that knows at each step which line of which template it is at, and tells so of whatever fails. The law: what is
 * thrown is caught in the template it stands in, before another one can take it for its own: in the template's functions, in
 * what follows a call of another template's, and in macros, which are called from elsewhere.
 */
class TracingCompiler extends TemplateCompiler {
  path = '';

  override _emitFuncBegin(node: TemplateNode, name: string): void {
    super._emitFuncBegin(node, name);
    this._emitLine(`${placeAt(node)};`);
  }

  override _emitFuncEnd(noReturn?: boolean): void {
    super._emitFuncEnd(noReturn);
    const own = this.codebuf.findLastIndex((code) => code.includes('runtime.handleError('));
    this.codebuf[own] = `cb(${this.#failure()});\n`;
  }

  override _makeCallback(result?: string): string {
    return `${super._makeCallback(result)} try {`;
  }

  override _addScopeLevel(): void {
    this._scopeClosers += `} catch (e) { cb(${this.#failure()}); } })`;
  }

  override _compileMacro(node: TemplateNode, frame?: CompileFrame): string {
    const macro = super._compileMacro(node, frame);
    this._emitLine(`${macro} = env.traced(${macro}, function (e) { return ${this.#failure()}; });`);
    return macro;
  }

  override compile(node: TemplateNode, frame?: CompileFrame): void {
    if (statements.has(node.typename)) this._emitLine(`${placeAt(node)};`);
    super.compile(node, frame);
  }

  override compileOutput(node: TemplateNode, frame: CompileFrame): void {
    for (const shown of childrenOf(node)) {
      this._emit(`${this.buffer} += `);
      if (shown.typename === 'TemplateData') this.compile(shown, frame);
      else this.#compileShown(node, shown, frame);
      this._emitLine(';');
    }
  }

  override compileFilter(node: TemplateNode, frame: CompileFrame): void {
    const given = this.#compileArguments(node, frame);
    const name = JSON.stringify(nodeAt(node, 'name')['value']);
    this._emit(`env.filtered(${name}, context, ${given}))`);
  }

  override compileFunCall(node: TemplateNode, frame: CompileFrame): void {
    const given = this.#compileArguments(node, frame);
    const called = nodeAt(node, 'name');
    this._emit('runtime.callWrap(');
    this._compileExpression(called, frame);
    this._emit(`, ${JSON.stringify(this._getNodeName(called))}, context, ${given}))`);
  }

  /** What an expression says, and what the last of its names was looked for in. */
  #compileShown(node: TemplateNode, shown: TemplateNode, frame: CompileFrame): void {
    const value = this.declareVariable();
    this._emit(`(${value} = (`);
    this.compile(shown, frame);
    this._emit(`), ${placeAt(node)}, env.textOf(${value}, function () { return `);
    if (shown.typename === 'LookupVal') this._compileExpression(nodeAt(shown, 'target'), frame);
    else this._emit('null');
    this._emit('; }))');
  }

  /** Begins an expression in parentheses: what is given, and then the place, for what is given may have been elsewhere. */
  #compileArguments(node: TemplateNode, frame: CompileFrame): string {
    const given = this.declareVariable();
    this._emit(`(${given} = `);
    this._compileAggregate(nodeAt(node, 'args'), frame, '[', ']');
    this._emit(`, ${placeAt(node)}, `);
    return given;
  }

  #failure(): string {
    return `env.failureAt(${JSON.stringify(this.path)}, lineno, colno, e)`;
  }
}

/** The engine's own variables for it, counted from 1. */
function placeAt({ lineno, colno }: TemplateNode): string {
  return `lineno = ${lineno + 1}, colno = ${colno + 1}`;
}

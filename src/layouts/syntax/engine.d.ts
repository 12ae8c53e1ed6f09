// oxlint-disable no-underscore-dangle -- so the engine names its own
/** What the template engine has inside and does not declare. */
declare module 'nunjucks/src/compiler.js' {
  import type { TemplateNode } from './syntax-tree.ts';

  /** A scope while compiling: which variable of the code a name stands in. */
  export interface CompileFrame {
    lookup(name: string): string | undefined;
  }

  /** Writes a template's syntax tree as JavaScript, a method for each kind of node. */
  class Compiler {
    constructor(templateName: string, throwOnUndefined: boolean);
    readonly codebuf: string[];
    /** The variable of the code that output is added to. */
    readonly buffer: string;
    /** What ends the functions that hold the rest of a template. */
    _scopeClosers: string;
    compile(node: TemplateNode, frame?: CompileFrame): void;
    getCode(): string;
    _emit(code: string): void;
    _emitLine(code: string): void;
    _tmpid(): string;
    _compileExpression(node: TemplateNode, frame: CompileFrame): void;
    _emitFuncBegin(node: TemplateNode, name: string): void;
    _emitFuncEnd(noReturn?: boolean): void;
    _addScopeLevel(): void;
    /** The beginning of a function that is called when something is done; it ends with the scope level. */
    _makeCallback(result?: string): string;
    _compileAggregate(node: TemplateNode, frame: CompileFrame, start: string, end: string): void;
    /** Writes a macro, and gives the variable it stands in. */
    _compileMacro(node: TemplateNode, frame?: CompileFrame): string;
    /** What is called, for messages. */
    _getNodeName(node: TemplateNode): string;
    _emitLoopBindings(node: TemplateNode, list: string, index: string, length: string): void;
    compileInclude(node: TemplateNode, frame: CompileFrame): void;
    compileOutput(node: TemplateNode, frame: CompileFrame): void;
    compileFilter(node: TemplateNode, frame: CompileFrame): void;
    compileFunCall(node: TemplateNode, frame: CompileFrame): void;
    compileLookupVal(node: TemplateNode, frame: CompileFrame): void;
  }

  /** Node finds no names in what the module exports. */
  const whole: { readonly Compiler: typeof Compiler };
  export default whole;
}

declare module 'nunjucks/src/transformer.js' {
  import type { TemplateNode } from './syntax-tree.ts';

  export function transform(tree: TemplateNode, asyncFilters: readonly string[]): TemplateNode;
}

declare module 'nunjucks/src/lib.js' {
  /** Adds a template's path to an error, and the line it knows. */
  function _prettifyError(path: string, withInternals: boolean, error: Error): Error;

  /** Node finds no names in what the module exports. */
  const whole: { readonly _prettifyError: typeof _prettifyError };
  export default whole;
}

import type nunjucks from 'nunjucks';
import { parseTemplate } from '../syntax/syntax-tree.ts';
import { namesIn, type TemplateNames } from '../syntax/template-names.ts';
import type { CompiledLayout, Layout } from './layout-set.ts';
import { compileTemplate } from './template-compiler.ts';
import { compileTraced } from './tracing-compiler.ts';

/** How the engine is set up, which shows in what it compiles. `dev` keeps its own errors, with line and column. */
export const engineOptions = { autoescape: true, throwOnUndefined: true, dev: true } as const;

/** Throws the engine's TemplateError where the syntax is wrong. */
export function compileLayout(layout: Layout): CompiledLayout {
  return { code: compileTemplate(layout.source, layout.path), names: namesOf(layout) };
}

/** The names a layout declares and uses. Throws as `compileLayout` does. */
export function namesOf({ compiled, source }: Layout): TemplateNames {
  return compiled?.names ?? namesIn(parseTemplate(source));
}

/** What the engine takes for a template: its parts. Throws as `compileLayout` does. */
export function templateOf({ compiled, source, path }: Layout): EngineTemplate {
  return templateFrom(compiled?.code ?? compileTemplate(source, path));
}

/** The same, of a template that knows at each step where it is. */
export function tracedTemplateOf({ source, path }: Layout): EngineTemplate {
  return templateFrom(compileTraced(source, path));
}

type EngineTemplate = nunjucks.LoaderSource['src'];

function templateFrom(code: string): EngineTemplate {
  // oxlint-disable-next-line typescript/no-implied-eval -- it is the engine's own code, which it would make and run itself
  const obj: unknown = new Function(code)();
  // Its typings know of texts only.
  return { type: 'code', obj } as unknown as EngineTemplate;
}

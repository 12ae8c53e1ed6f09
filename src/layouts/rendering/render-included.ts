import nunjucks from 'nunjucks';
import engine from 'nunjucks/src/lib.js';
import {
  type Block,
  type EngineContext,
  type Frame,
  IncludedContext,
  type Variables,
} from './included-context.ts';

/** A template as the engine knows it. */
interface EngineTemplate {
  readonly path: string;
  readonly blocks: Readonly<Record<string, Block>>;
  compile(): void;
  rootRenderFunc(
    env: nunjucks.Environment,
    context: EngineContext,
    frame: Frame,
    runtime: unknown,
    done: (failure: unknown, text?: unknown) => void,
  ): void;
}

/** A template's text in the scope of the one that includes it. Throws what fails in it, with its path. */
export function renderIncluded(
  env: nunjucks.Environment,
  included: nunjucks.Template,
  variables: Variables,
  frame: Frame,
): string {
  // The engine's typings know of no scopes.
  const template = included as unknown as EngineTemplate;
  template.compile();
  const context = new IncludedContext(env, variables, template.blocks);
  const scope = frame.push(true);
  scope.topLevel = true;
  let made: unknown;
  let failed: unknown;
  template.rootRenderFunc(env, context, scope, nunjucks.runtime, (failure, text) => {
    // What comes after a failure is the engine's, which goes on.
    // oxlint-disable-next-line no-underscore-dangle -- the engine's name
    if (failure instanceof Error) failed ??= engine._prettifyError(template.path, true, failure);
    else made ??= text;
  });
  if (failed !== undefined) throw failed;
  return String(made ?? '');
}

import path from 'node:path/posix';
import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import type { IsExcluded } from '../../sources/excluded-paths.ts';
import { foldersOf } from '../../text/folders-of.ts';
import { runOf } from '../liquid-run.ts';
import { type Parameter, readParameters } from './tag-reader.ts';

/** An include inside an include, and so on, up to this depth. */
const maxDepth = 50;

/**
 * `{% include file.html name="text" other=variable %}`, `include_cached` and `include_relative`, as Jekyll has them.
 * `read` parses what is included, once; null for a file that is not there, or that stands in a folder that `isExcluded`.
 */
export function includeTags(
  engine: Liquid,
  read: (file: string) => Template[] | null,
  isExcluded: IsExcluded,
): void {
  const known = new Map<string, Template[] | null>();
  const templatesOf = (file: string): Template[] | null => {
    let templates = known.get(file);
    if (templates === undefined) known.set(file, (templates = read(file)));
    return templates;
  };

  class Include extends Tag {
    readonly #name: string;
    readonly #parameters: ReadonlyMap<string, Parameter>;

    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      const name = /^\s*((?:\{\{.*?\}\}|[^\s{])+)/.exec(token.args)?.[1] ?? '';
      this.#name = name;
      this.#parameters = readParameters(token.args.slice(token.args.indexOf(name) + name.length)).named;
    }

    *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
      const name = String(this.liquid.parseAndRenderSync(this.#name, context));
      if (name === '') throw new Error(`${this.token.getText()} names no file`);
      const run = runOf(context);
      const folder = this.token.name === 'include_relative' ? path.dirname(run.source.file) : '_includes';
      const file = path.join(folder, name);
      const isInside = folder === '.' ? !/^\.\.(?:\/|$)|^\//.test(file) : file.startsWith(`${folder}/`);
      if (!isInside) throw new Error(`${name} lies outside of ${folder}/`);
      run.read(`file:${file}`);
      const templates = templatesOf(file);
      if (templates === null) {
        const { message, remedy } = noFile(file, isExcluded);
        run.warn('liquid-include', message, this.token.getText(), remedy);
        return;
      }
      const depth = context.getRegister('include-depth', 0) + 1;
      if (depth > maxDepth) throw new Error(`${name} includes itself, or ${maxDepth} others in a row`);
      const values: Record<string, unknown> = Object.create(null);
      for (const [key, value] of this.#parameters)
        values[key] = 'text' in value ? value.text : this.liquid.evalValueSync(value.variable, context);
      context.setRegister('include-depth', depth);
      context.push({ include: values });
      yield this.liquid.renderer.renderTemplates(templates, context, emitter);
      context.pop();
      context.setRegister('include-depth', depth - 1);
    }
  }
  for (const name of ['include', 'include_cached', 'include_relative']) engine.registerTag(name, Include);
}

/** What is said of a file that cannot be included; what lies in an excluded folder is not looked at, so it may well be there. */
function noFile(file: string, isExcluded: IsExcluded): { readonly message: string; readonly remedy: string } {
  const folder = foldersOf(file).find(isExcluded);
  if (folder === undefined)
    return { message: `there is no ${file} to include`, remedy: `Create ${file}, or take the tag out.` };
  return {
    message: `${file} is not included, since exclude names ${folder}/ and nothing in that is read`,
    remedy: `Move the file into _includes/ and write {% include ${path.basename(file)} %}, or take ${folder} out of exclude: in site.yml.`,
  };
}

import { type Context, type Liquid, Tag, type TagToken, type Template, type TopLevelToken } from 'liquidjs';

/** A tag that ends at `endNAME` and whose inside is Liquid too. */
export abstract class BlockTag extends Tag {
  protected readonly inside: Template[] = [];

  constructor(token: TagToken, remaining: TopLevelToken[], engine: Liquid) {
    super(token, remaining, engine);
    const stream = engine.parser.parseStream(remaining);
    stream
      .on(`tag:end${token.name}`, () => stream.stop())
      .on('template', (template: Template) => this.inside.push(template))
      .on('end', () => {
        throw new Error(`{% ${token.name} %} is never closed by {% end${token.name} %}`);
      })
      .start();
  }
}

/** What a tag is given, with the values in it written out. */
export function writtenArgs(tag: Tag, context: Context): string {
  return String(tag.liquid.parseAndRenderSync(tag.token.args, context)).trim();
}

/** `key="value"`, `key='value'` or `key=value`; escaped quotes stand for themselves. */
const parameter = /([\w-]+)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,"']+))/g;

/** What a tag is given by name: a text in quotes, or the name of a variable. */
export type Parameter = { readonly text: string } | { readonly variable: string };

/** Reads the named parameters of a tag; `rest` is what stands before and between them. */
export function readParameters(args: string): {
  readonly named: ReadonlyMap<string, Parameter>;
  readonly rest: string;
} {
  const named = new Map<string, Parameter>();
  for (const [, name = '', double, single, variable = ''] of args.matchAll(parameter)) {
    const text = double ?? single;
    named.set(name, text === undefined ? { variable } : { text: text.replace(/\\(["'])/g, '$1') });
  }
  return { named, rest: args.replace(parameter, '').trim() };
}

/** A parameter as text, for tags whose plain words are words. */
export function textOf(value: Parameter | undefined): string {
  if (value === undefined) return '';
  return 'text' in value ? value.text : value.variable;
}

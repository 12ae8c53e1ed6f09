import type { Context, Emitter, Liquid } from 'liquidjs';
import { runOf } from '../liquid-run.ts';
import type { LiquidServices } from '../liquid-services.ts';
import { BlockTag, readParameters, textOf } from './tag-reader.ts';

/** `{% highlight ruby linenos hl_lines="1 3" %}`, in the markup of Jekyll's: a figure with the code in it. */
export function highlightTag(engine: Liquid, services: LiquidServices): void {
  engine.registerTag(
    'highlight',
    class extends BlockTag {
      *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
        const { args } = this.token;
        const code = yield this.liquid.renderer.renderTemplates(this.inside, context);
        const { named, rest } = readParameters(args);
        const [language = ''] = rest.split(/\s+/);
        const marked = (textOf(named.get('hl_lines') ?? named.get('mark_lines')).match(/\d+/g) ?? []).map(
          Number,
        );
        const html = services.renderCode(code.replace(/^[\r\n]+|[\r\n]+$/g, ''), language, {
          firstLine: /\blinenos\b/.test(args) ? 1 : null,
          marked: marked.map((line) => [line, line]),
        });
        // In Markdown it stands on lines of its own, which ends a list around it.
        const isHtml = !/\.(?:md|mark\w*|mk\w+)$/i.test(runOf(context).source.file);
        emitter.write(isHtml ? html : `\n${html}\n`);
      }
    },
  );
}

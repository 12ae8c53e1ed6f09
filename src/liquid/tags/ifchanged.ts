import type { Context, Emitter, Liquid } from 'liquidjs';
import { BlockTag } from './tag-reader.ts';

/** `{% ifchanged %}`: shows its inside unless the last one of this render, wherever it stood, gave the same text. */
export function ifchangedTag(engine: Liquid): void {
  engine.registerTag(
    'ifchanged',
    class extends BlockTag {
      *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
        const text = yield this.liquid.renderer.renderTemplates(this.inside, context);
        if (text === context.getRegister('ifchanged', null)) return;
        context.setRegister('ifchanged', text);
        emitter.write(text);
      }
    },
  );
}

import { type Context, type Emitter, type Liquid, Tag, type TagToken } from 'liquidjs';
import { runOf } from '../liquid-run.ts';
import { BlockTag } from './tag-reader.ts';

const tagName = /\{%-?\s*([A-Za-z_]\w*)/g;

/**
 * Makes the tags of a text that nobody knows into tags that say so: of a block what stands inside is kept, of a lone
 * tag nothing. Jekyll itself would give up the whole blog.
 */
export function allowUnknownTags(engine: Liquid, text: string, known: ReadonlySet<string>): void {
  const names = new Set([...text.matchAll(tagName)].map(([, name = '']) => name));
  for (const name of names) {
    if (known.has(name) || isPartOfBlock(name, known)) continue;
    if (name.startsWith('end') && names.has(name.slice(3))) continue;
    engine.registerTag(name, names.has(`end${name}`) ? UnknownBlock : UnknownTag);
  }
}

/** `else` and the ends of blocks are no tags of their own. */
function isPartOfBlock(name: string, known: ReadonlySet<string>): boolean {
  const inner = ['else', 'elsif', 'when', 'empty'];
  return inner.includes(name) || (name.startsWith('end') && known.has(name.slice(3)));
}

class UnknownTag extends Tag {
  render(context: Context): void {
    warn(context, this.token);
  }
}

class UnknownBlock extends BlockTag {
  *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    warn(context, this.token);
    yield this.liquid.renderer.renderTemplates(this.inside, context, emitter);
  }
}

function warn(context: Context, token: TagToken): void {
  const message = `nothing is known of the tag {% ${token.name} %}, so it is left out`;
  const remedy = 'Write what it stands for; plugins of Jekyll do not run here.';
  runOf(context).warn('liquid-tag', message, token.getText(), remedy);
}

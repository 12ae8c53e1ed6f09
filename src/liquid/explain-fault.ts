import { LiquidError } from 'liquidjs';
import { error, type Place } from '../diagnostics/diagnostic.ts';
import { locate } from '../text/locate.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { LiquidSource } from '../types/liquid.ts';
import { placeAt } from './liquid-run.ts';
import { TooMuchWork } from './work-limit.ts';

/** Says where and why the Liquid of a body cannot be run: what fails in a file that it includes is told in that file. */
export function explainFault(cause: Error, source: LiquidSource): Diagnostic {
  if (!LiquidError.is(cause)) {
    const why = cause instanceof TooMuchWork ? cause.message : 'it is nested too deep';
    return tell(why, mend, placeAt(source, -1));
  }
  const { token, originalError } = cause;
  const { why, remedy } = inOurWords(messageOf(originalError ?? cause));
  const { file = source.file, input, begin } = token;
  return tell(why, remedy, file === source.file ? placeAt(source, begin) : { file, ...locate(input, begin) });
}

const mend = 'Mend the tag, or put {% raw %} and {% endraw %} around what is to be shown as it is.';

function tell(why: string, remedy: string, place: Place): Diagnostic {
  return error('liquid-invalid', `Liquid cannot be run: ${why}`, place, remedy);
}

/** The engine writes behind some of its messages where it stopped, counted in a body without its header. */
function messageOf({ message }: Error): string {
  return message.replace(/(?:, file:[^\n]*)?, line:\d+, col:\d+$/, '');
}

/** What closes a block that has no end of that name. */
const unended = new Set(['include', 'assign', 'post_url', 'link']);

/** What the engine says, as people who write posts would, and what to do about it. */
function inOurWords(said: string): { readonly why: string; readonly remedy: string } {
  // The engine quotes a piece of what follows too.
  const [, what, quoted] = /^(output|tag|raw) "([^]*)" not closed$/.exec(said) ?? [];
  if (what === 'raw')
    return { why: '{% raw %} is never closed', remedy: 'Write the {% endraw %} that is missing.' };
  if (what !== undefined) {
    const opened = (quoted ?? '').split(/\\n|\n/)[0]?.trimEnd() ?? '';
    const end = what === 'tag' ? '%}' : '}}';
    return { why: `${opened} is not closed`, remedy: `Write the ${end} that is missing. ${mend}` };
  }
  const [, block, name] = /^tag (\{%-?\s*(\w+)[^]*) not closed$/.exec(said) ?? [];
  if (name !== undefined && !unended.has(name))
    return { why: `${block} is never closed`, remedy: `Write the {% end${name} %} that is missing.` };
  const [, stray] = /^tag "(\w+)" not found$/.exec(said) ?? [];
  if (stray !== undefined)
    return {
      why: `{% ${stray} %} stands here, and no block that it belongs to is open`,
      remedy: 'Take it out, or open the block before it.',
    };
  if (said.includes(' includes itself, or '))
    return { why: said, remedy: 'Take the include out, or put it behind a condition that ends.' };
  return { why: said, remedy: mend };
}

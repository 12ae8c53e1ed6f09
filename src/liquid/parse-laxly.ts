import { type Liquid, LiquidError, type Template } from 'liquidjs';
import { readLaxly, valuesAsRuby } from './read-laxly.ts';

/** A text that is parsed, and what of it had to be read another way than it says. */
export interface LaxTemplates {
  readonly templates: Template[];
  readonly changed: readonly string[];
}

/** Stands where a value has nothing to say; in no text that people write. */
const gap = '\ue000';

/** Parses a text; what is no Liquid is read as Ruby's engine reads it. Throws where that one would give up too. */
export function parseLaxly(engine: Liquid, text: string, file: string): LaxTemplates {
  const values = valuesAsRuby(text, gap);
  const changed = [...values.changed];
  for (let body = values.text; ; ) {
    try {
      return { templates: engine.parse(body, file), changed };
    } catch (cause) {
      const read = LiquidError.is(cause) ? readLaxly(body, cause.token.begin) : null;
      if (read === null) throw cause;
      body = read.text;
      changed.push(read.was);
    }
  }
}

/** What was rendered, without the gaps where a value had nothing to say. */
export function withoutGaps(text: string): string {
  return text.includes(gap) ? text.replaceAll(gap, '') : text;
}

import { documentState } from '../../document-state.ts';
import { hasRun, liquidEnd, warnOfTag } from '../../rules/liquid.ts';
import type { SpanReader } from './span-reader.ts';

/** `{% tag %}` and `{{ value }}` stay as they are, letter for letter; a tag is a warning. */
export function readLiquid(reader: SpanReader): boolean {
  const { text, at, env } = reader;
  const document = documentState(env);
  if (hasRun(document)) return false;
  warnOfTag(document, text, at);
  const end = liquidEnd(text, at);
  return end !== -1 && reader.literal(end - at);
}

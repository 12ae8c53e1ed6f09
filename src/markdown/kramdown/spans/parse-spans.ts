import type { Env, MarkdownIt, Token } from 'markdown-it';
import type { KramdownState } from '../kramdown-state.ts';
import { abbreviate } from './abbreviate.ts';
import { SpanReader } from './span-reader.ts';
import { spanRules } from './span-rules.ts';

/** Reads the inline content of a block as kramdown does: a flat list of tokens, spans nested by opening and closing. */
export function parseSpans(text: string, state: KramdownState, md: MarkdownIt, env: Env): Token[] {
  const reader = new SpanReader(text, spanRules, { state, md, env });
  reader.read();
  const tokens = reader.writer.tokens;
  return state.abbreviations.size === 0 ? tokens : abbreviate(tokens, state.abbreviations, md, env);
}

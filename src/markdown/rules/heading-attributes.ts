import type { StateCore } from 'markdown-it';
import { parseAttributeList } from '../attribute-list.ts';
import { documentState } from '../document-state.ts';
import { setAttributes } from '../set-attributes.ts';

const trailing = /[ \t]+\{(?::[ \t]*([^{}]*)|(#[A-Za-z][\w:.-]*))[ \t]*\}$/;

/** `# Heading {#id}` and `# Heading {: .class }`: attributes at the end of a heading are the heading's. */
export function headingAttributes(state: StateCore): void {
  for (let at = 0; at < state.tokens.length; at++) {
    const heading = state.tokens[at];
    if (heading?.type !== 'heading_open') continue;
    const content = state.tokens[at + 1];
    if (content === undefined || !content.content.endsWith('}')) continue;
    // Only the last brace can begin it, and looking there first keeps a long heading from being searched in vain.
    const brace = content.content.lastIndexOf('{');
    if (brace < 1) continue;
    const start = content.content.slice(0, brace).trimEnd().length;
    const match = trailing.exec(content.content.slice(start));
    const list = match === null ? null : parseAttributeList(match[1] ?? match[2] ?? '');
    if (list === null) continue;
    content.content = content.content.slice(0, start);
    setAttributes(heading, list, documentState(state.env), heading.map?.[0] ?? 0);
  }
}

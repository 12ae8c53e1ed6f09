import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import type { Location } from '../../text/locate.ts';
import { readYamlEvents } from './yaml-events.ts';

/** Finds where a key of a YAML mapping is written, by its path from the top; null where it is not. */
export function locateKey(yaml: string, path: readonly string[]): Location | null {
  try {
    const { events, text, place } = readYamlEvents(yaml);
    const offset = offsetOf(events, text, path);
    return offset === null ? null : place(offset);
  } catch {
    return null;
  }
}

function offsetOf(events: readonly Event[], text: string, path: readonly string[]): number | null {
  const open: { isMapping: boolean; isAtKey: boolean; key: string }[] = [];
  let found: number | null = null;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    if (parent?.isMapping === true) {
      if (parent.isAtKey && event.type === EVENT_ID.SCALAR) {
        parent.key = getScalarValue(text, event);
        const here = open.filter(({ isMapping }) => isMapping).map(({ key }) => key);
        // The last of two equal keys is the one that counts.
        if (here.length === path.length && here.every((key, index) => key === path[index]))
          found = event.valueStart;
      }
      parent.isAtKey = !parent.isAtKey;
    }
    if (event.type === EVENT_ID.MAPPING) open.push({ isMapping: true, isAtKey: true, key: '' });
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.DOCUMENT) {
      open.push({ isMapping: false, isAtKey: false, key: '' });
    }
  }
  return found;
}

import { EVENT_ID, getScalarValue } from 'js-yaml';
import type { Location } from '../../text/locate.ts';
import { readYamlEvents } from './yaml-events.ts';

/** Finds where an item (counted from 0) of a list at the top of a YAML mapping is written; null where it is not. */
export function locateItem(yaml: string, key: string, index: number): Location | null {
  try {
    const { events, text, place } = readYamlEvents(yaml);
    /** What is open, outermost first: the document, the mapping, the list, and within an item. */
    const open: number[] = [];
    let [isAtKey, isWanted, item] = [true, false, 0];
    for (const event of events) {
      if (event.type === EVENT_ID.POP) {
        open.pop();
        continue;
      }
      const [, top, list] = open;
      if (open.length === 2 && top === EVENT_ID.MAPPING) {
        if (isAtKey) isWanted = event.type === EVENT_ID.SCALAR && getScalarValue(text, event) === key;
        isAtKey = !isAtKey;
      } else if (open.length === 3 && isWanted && list === EVENT_ID.SEQUENCE) {
        const start = event.type === EVENT_ID.SCALAR ? event.valueStart : 'start' in event ? event.start : -1;
        if (item++ === index) return start === -1 ? null : place(start);
      }
      if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) open.push(event.type);
    }
  } catch {
    // What cannot be parsed has been told as such.
  }
  return null;
}

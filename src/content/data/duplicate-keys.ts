import { EVENT_ID, getScalarValue } from 'js-yaml';
import type { Location } from '../../text/locate.ts';
import type { YamlEvents } from './yaml-events.ts';

/** A key that its mapping already has. */
export interface DuplicateKey {
  readonly key: string;
  readonly at: Location;
  readonly firstLine: number;
}

/** Every key that is written more than once in one mapping, at any depth, from its second time on; `<<` may be. */
export function duplicateKeys({ events, text, place }: YamlEvents): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const open: { readonly keys: Map<string, number> | null; isAtKey: boolean }[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    if (parent?.keys != null) {
      if (parent.isAtKey && event.type === EVENT_ID.SCALAR) {
        const key = getScalarValue(text, event);
        const at = place(Math.max(0, event.valueStart));
        const firstLine = parent.keys.get(key);
        if (firstLine === undefined) parent.keys.set(key, at.line);
        else if (key !== '<<') found.push({ key, at, firstLine });
      }
      parent.isAtKey = !parent.isAtKey;
    }
    if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Map(), isAtKey: true });
    else if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS)
      open.push({ keys: null, isAtKey: false });
  }
  return found;
}

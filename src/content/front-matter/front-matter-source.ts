import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import type { Place } from '../../diagnostics/diagnostic.ts';
import type { KeyIndex, Written, WrittenKey } from '../data/key-index.ts';
import { indexToml } from '../data/toml-keys.ts';
import { readYamlEvents } from '../data/yaml-events.ts';
import type { FrontMatterText } from './split-front-matter.ts';

/** Where the keys of front matter stand in its file. Nothing is looked for before it is asked for. */
export interface FrontMatterSource {
  /** The place of the first of these keys that is written; of the file where none is. */
  readonly keyPlace: (...keys: string[]) => Place;
  readonly valuePlace: (key: string, note?: string) => Place;
  /** The value of a key as written: `1.10` where YAML says 1.1. */
  readonly written: (key: string) => Written;
}

/** The source of valid front matter, in whatever syntax. */
export function frontMatterSource(head: FrontMatterText, file: string): FrontMatterSource {
  let made: KeyIndex | null = null;
  const index = (): KeyIndex =>
    (made ??= head.syntax === 'toml' ? indexToml(head.text) : indexYaml(head.text));
  const place = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const at = index().place(Math.max(0, offset));
    return { ...at, file, line: at.line + head.lineOffset };
  };
  return {
    keyPlace: (...keys) => {
      const written = keys.find((key) => index().entries.has(key)) ?? '';
      return place(index().entries.get(written)?.keyStart);
    },
    valuePlace: (key, note) => {
      const entry = index().entries.get(key);
      const found = place(entry === undefined || entry.valueStart >= 0 ? entry?.valueStart : entry.keyStart);
      return note === undefined ? found : { ...found, note };
    },
    written: (key) => index().entries.get(key)?.written ?? null,
  };
}

/** The source of values that stand in no post: defaults of the configuration. */
export function noSource(file: string): FrontMatterSource {
  return { keyPlace: () => ({ file }), valuePlace: () => ({ file }), written: () => null };
}

function indexYaml(yaml: string): KeyIndex {
  const parts = readYamlEvents(yaml);
  const entries = new Map<string, WrittenKey>();
  const { events, text } = parts;
  let at = events.findIndex((event) => event.type === EVENT_ID.MAPPING) + 1;
  while (at > 0 && at < events.length && events[at]?.type !== EVENT_ID.POP) {
    const key = events[at];
    const valueAt = readNode(events, text, at).next;
    const value = readNode(events, text, valueAt);
    if (key?.type === EVENT_ID.SCALAR) {
      const entry = {
        keyStart: key.valueStart,
        valueStart: startOf(events[valueAt]),
        written: value.written,
      };
      entries.set(getScalarValue(text, key), entry);
    }
    at = value.next;
  }
  return { place: parts.place, entries };
}

/** The node that starts at an event, and the index of the event behind it. */
function readNode(events: readonly Event[], text: string, at: number): { written: Written; next: number } {
  const event = events[at];
  if (event?.type === EVENT_ID.SCALAR) return { written: getScalarValue(text, event), next: at + 1 };
  if (event?.type !== EVENT_ID.SEQUENCE && event?.type !== EVENT_ID.MAPPING)
    return { written: null, next: at + 1 };
  const items: Written[] = [];
  let next = at + 1;
  while (next < events.length && events[next]?.type !== EVENT_ID.POP) {
    const item = readNode(events, text, next);
    items.push(item.written);
    next = item.next;
  }
  return { written: event.type === EVENT_ID.SEQUENCE ? items : null, next: next + 1 };
}

function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_ID.SCALAR) return event.style === 1 ? event.valueStart : event.valueStart - 1;
  if (event?.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return event !== undefined && 'start' in event ? event.start : -1;
}

import { EVENT_ID, getScalarValue, type Event } from 'js-yaml';
import type { Place } from '../diagnostics/diagnostic.ts';
import { readYamlEvents, type YamlEvents } from './yaml-events.ts';

/** Scalars as they were written, in the nesting of their value; null where the text does not tell. */
export type Written = string | readonly Written[] | null;

/** Where the keys of front matter stand in its file. Nothing is looked for before it is asked for. */
export interface FrontMatterSource {
  readonly keyPlace: (key: string) => Place;
  readonly valuePlace: (key: string, note?: string) => Place;
  /** The value of a key as written: `1.10` where YAML says 1.1. */
  readonly written: (key: string) => Written;
}

interface Entry {
  readonly keyStart: number;
  readonly valueStart: number;
  readonly written: Written;
}

interface Index {
  readonly parts: YamlEvents;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** The source of valid front matter; `lineOffset` lines of the file stand before it. */
export function frontMatterSource(yaml: string, file: string, lineOffset: number): FrontMatterSource {
  let made: Index | null = null;
  const index = (): Index => (made ??= makeIndex(yaml));
  const place = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const at = index().parts.place(Math.max(0, offset));
    return { ...at, file, line: at.line + lineOffset };
  };
  return {
    keyPlace: (key) => place(index().entries.get(key)?.keyStart),
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

function makeIndex(yaml: string): Index {
  const parts = readYamlEvents(yaml);
  const entries = new Map<string, Entry>();
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
  return { parts, entries };
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

import { constructFromEvents, defineScalarTag, floatYaml11Tag } from 'js-yaml';
import { type Data, type DataMap, floatsKey, isMap } from '../../types/data.ts';
import { readYamlEvents } from './yaml-events.ts';
import { jekyllYamlSchema } from './yaml-schema.ts';

/** Where in data a value stands: keys and places in lists, the outermost first. */
export type DataPath = readonly (string | number)[];

/**
 * Where whole numbers are written as floats, such as `2.0`, which Ruby writes out as such. `data` is what `parseYaml`
 * made of the text, in which they are `2`; what it could not read has none.
 */
export function findWholeFloats(text: string, data: Data): readonly DataPath[] {
  if (!mayHaveFloat.test(text) || data === null || Object.keys(data).length === 0) return [];
  const { events, text: source } = readYamlEvents(text);
  const [document] = constructFromEvents(events, { source, schema, maxAliases: -1, json: true });
  return pathsOf(document, []);
}

/** The mapping with a list of its whole floats, for Liquid. */
export function noteFloats(data: DataMap, floats: readonly DataPath[]): DataMap {
  return floats.length === 0 ? data : Object.assign(Object.create(null), data, { [floatsKey]: floats });
}

/** The whole floats noted in a mapping that stay what they are where another is merged over it. */
export function keptFloats({ [floatsKey]: floats }: DataMap, over: DataMap): readonly DataPath[] {
  return isPaths(floats) ? floats.filter((path) => isSilent(over, path)) : [];
}

function isPaths(noted: Data | undefined): noted is readonly (readonly (string | number)[])[] {
  return Array.isArray(noted);
}

/** Whether data say nothing at a path. */
function isSilent(data: Data, path: DataPath): boolean {
  let value: Data | undefined = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return true;
    value = isMap(value) ? value[key] : value[Number(key)];
  }
  return value === null;
}

const mayHaveFloat = /(?:\d\.0*|\.0+|\.\d*e[+-]\d+)(?![\w.])/i;

/** Stands for a whole float. */
const mark = '\0float';

const schema = jekyllYamlSchema.withTags(
  defineScalarTag<number | string>('tag:yaml.org,2002:float', {
    ...floatYaml11Tag,
    resolve(source, isExplicit, name) {
      const value = floatYaml11Tag.resolve(source, isExplicit, name);
      return Number.isSafeInteger(value) && !source.includes(':') ? mark : value;
    },
  }),
);

function pathsOf(value: unknown, path: DataPath): readonly DataPath[] {
  if (value === mark) return [path];
  if (Array.isArray(value)) return value.flatMap((item, at) => pathsOf(item, [...path, at]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
}

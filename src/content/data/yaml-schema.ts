import {
  boolYaml11Tag,
  defineMappingTag,
  defineScalarTag,
  FAILSAFE_SCHEMA,
  floatYaml11Tag,
  intYaml11Tag,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  strTag,
} from 'js-yaml';
import { cleanText } from '../../text/clean-text.ts';

/** Keys that name parts of every JavaScript object: a careless copy of such a mapping would change the program. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What a mapping says of a key that is itself a list or a mapping. */
export const complexKeyReason = 'a key is a list or a mapping';

/** What a mapping says of a forbidden key. */
export const forbiddenKeyReason = 'a key is forbidden';

/** Whether a text is a time with a date and seconds and without a zone. */
export function isNaiveTime(source: string): boolean {
  return naiveTime.test(source);
}

const naiveTime = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?$/;

type Scalar = string | number | boolean | null;

const mapping = defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
  create: () => Object.create(null),
  addPair: (carrier, key, value) => {
    if (!isScalar(key)) return complexKeyReason;
    const name = String(key);
    if (forbiddenKeys.has(name)) return forbiddenKeyReason;
    carrier[name] = value;
    return '';
  },
  has: (carrier, key) => isScalar(key) && Object.hasOwn(carrier, String(key)),
  keys: (carrier) => Object.keys(carrier),
  get: (carrier, key) => (isScalar(key) ? carrier[String(key)] : undefined),
  identify: () => false,
});

const text = defineScalarTag<string>('tag:yaml.org,2002:str', {
  ...strTag,
  resolve: (source) => cleanText(source),
});

const boolean = defineScalarTag<boolean>('tag:yaml.org,2002:bool', {
  ...boolYaml11Tag,
  // Ruby's YAML leaves the single letters alone, and a tag `n` is more likely than a vote.
  resolve: (source, isExplicit, name) =>
    source.length === 1 ? NOT_RESOLVED : boolYaml11Tag.resolve(source, isExplicit, name),
});

const integer = defineScalarTag<number>('tag:yaml.org,2002:int', {
  ...intYaml11Tag,
  resolve: (source, isExplicit, name) => exact(source, intYaml11Tag.resolve(source, isExplicit, name)),
});

const float = defineScalarTag<number>('tag:yaml.org,2002:float', {
  ...floatYaml11Tag,
  resolve: (source, isExplicit, name) => exact(source, floatYaml11Tag.resolve(source, isExplicit, name)),
});

const timestamp = defineScalarTag<string>('tag:yaml.org,2002:timestamp', {
  resolve: (source, isExplicit) => (isExplicit ? source : NOT_RESOLVED),
  identify: () => false,
});

/**
 * YAML as Jekyll's posts use it (1.1: yes, no, on, off, `<<`), with three differences that lose nothing: dates stay
 * text as written, so does a number that JavaScript cannot hold, and so does `12:30`, which 1.1 counts in sixties.
 */
export const yamlSchema = FAILSAFE_SCHEMA.withTags(
  text,
  mapping,
  nullYaml11Tag,
  boolean,
  integer,
  float,
  timestamp,
  mergeTag,
);

/**
 * The same, with Ruby's reading of a plain time that names a date and seconds but no zone: it is UTC. So the dates in
 * the URLs of a Jekyll blog stay what they were.
 */
export const jekyllYamlSchema = yamlSchema.withTags(
  defineScalarTag<string>('tag:yaml.org,2002:timestamp', {
    implicit: true,
    implicitFirstChars: '0123456789'.split(''),
    resolve: (source, isExplicit) => {
      if (isNaiveTime(source)) return `${source} UTC`;
      return isExplicit ? source : NOT_RESOLVED;
    },
    identify: () => false,
  }),
);

function isScalar(key: unknown): key is Scalar {
  return typeof key !== 'object' || key === null;
}

function exact(source: string, value: number | typeof NOT_RESOLVED): number | typeof NOT_RESOLVED {
  if (value === NOT_RESOLVED || !Number.isFinite(value) || source.includes(':')) return NOT_RESOLVED;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? NOT_RESOLVED : value;
}
